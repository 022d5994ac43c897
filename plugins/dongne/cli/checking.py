"""``dongne check`` and ``dongne status``: what is wrong, and what waits for whom."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from dongne.cli.desk import Desk
from dongne.cli.front import SAYS_NO, Office, pass_office
from dongne.cli.tables import clip, render_table
from dongne.domain.people import Roster
from dongne.domain.verdict import Judgement, Verdict
from dongne.errors import Problem, Severity, UsageError
from dongne.pipeline.newsroom import POLICY, ROSTER, Survey, open_newsroom, survey

_FOUNDATIONS = {"mkdocs.yml", ROSTER, POLICY}
"""What is wrong here concerns every path."""

_TASK_WIDTH = 48
"""Columns of a terminal that one task may take, so that the name behind it stays in sight."""

_TEXT, _JSON, _GITHUB = "text", "json", "github"


@click.command(
    cls=Desk,
    help="글과 결정을 모두 살펴, 고칠 것을 한꺼번에 알려 준다. PATH를 적으면 그 글이나 파일의 것만.",
    epilog="보기: dongne check content/articles/2022/dawn-market",
)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "shape", type=click.Choice([_TEXT, _JSON, _GITHUB]), default=_TEXT, help="결과의 꼴."
)
@click.option("--base", metavar="REV", help="명단과 규칙을 git의 이 판(예: origin/main)에서 읽는다.")
@click.option("--allow-waiting", is_flag=True, help="승인을 기다리기만 하는 글은 탓하지 않는다.")
@pass_office
def check(
    office: Office, *, paths: tuple[Path, ...], shape: str, base: str | None, allow_waiting: bool
) -> None:
    """Show every problem; 1 if anything is an error or, unless waiting is allowed, not yet publishable."""
    root = office.root
    chosen = [_below(root, office, path) for path in paths]
    found = survey(root, now=office.now, base=base)
    problems = [problem for problem in found.problems if _is_about(problem.origin.file, chosen)]
    click.echo(_RENDERERS[shape](problems), nl=bool(problems) or shape == _JSON)
    waiting = [judgement for judgement in _waiting(found) if _is_about(judgement.item.origin.file, chosen)]
    _say(found, problems, waiting)
    if found.errors or (waiting and not allow_waiting):
        raise click.exceptions.Exit(SAYS_NO)


@click.command(cls=Desk, help="글마다 어떤 상태이고 누구의 무엇이 남았는지 보여 준다.")
@click.option("--format", "shape", type=click.Choice([_TEXT, _JSON]), default=_TEXT, help="결과의 꼴.")
@pass_office
def status(office: Office, shape: str) -> None:
    """Show every item's verdict."""
    newsroom = open_newsroom(office.root, at=office.at)
    judgements = newsroom.ruling.judgements
    if shape == _JSON:
        click.echo(_to_json([_as_entry(judgement) for judgement in judgements]))
        return
    if not judgements:
        click.echo("아직 글이 없습니다. `dongne new article`로 첫 글을 시작해 보세요.")
        return
    # Whatever waits stands on top: that is what somebody has to do something about.
    ordered = sorted(judgements, key=lambda judgement: not judgement.verdict.is_waiting)
    rows = [
        (judgement.item.id, judgement.verdict.label, *_task(judgement, newsroom.roster))
        for judgement in ordered
    ]
    click.echo(render_table(("글", "상태", "남은 일", "누가"), rows))
    waiting = len(newsroom.ruling.waiting)
    click.echo(f"실린 것 {len(newsroom.ruling.publication)}건, 기다리는 것 {waiting}건.", err=True)


# --- check


def _below(root: Path, office: Office, path: Path) -> str:
    """Give a typed path, or an id, as problems name it."""
    for place in (office.file(path), (root / "content" / path).resolve()):
        if place.exists() and place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    raise UsageError(f"`{path}`라는 파일이나 폴더가 이 소식지에 없습니다.")


def _is_about(file: str, chosen: Sequence[str]) -> bool:
    if not chosen or file in _FOUNDATIONS:
        return True
    return any(path in {".", file} or file.startswith(f"{path}/") for path in chosen) or any(
        file == f"review/decisions/{path.removeprefix('content/')}.yml" for path in chosen
    )


def _waiting(found: Survey) -> tuple[Judgement, ...]:
    return () if found.ruling is None else found.ruling.waiting


def _say(found: Survey, problems: Sequence[Problem], waiting: Sequence[Judgement]) -> None:
    """Sum up on stderr."""
    errors = [problem for problem in problems if problem.is_error]
    if not problems:
        click.echo("고칠 것이 없습니다.", err=True)
    else:
        click.echo(f"오류 {len(errors)}개, 알림 {len(problems) - len(errors)}개.", err=True)
    if waiting:
        click.echo(f"아직 실을 수 없는 글이 {len(waiting)}건 있습니다.", err=True)
    elsewhere = len(found.errors) - len(errors)
    if elsewhere:
        click.echo(
            f"다른 곳에 오류가 {elsewhere}개 있어 승인 상태는 아직 알 수 없습니다. `dongne check`로 모두 볼 수 있습니다.",
            err=True,
        )


def _as_text(problems: Sequence[Problem]) -> str:
    return "\n".join(map(str, problems))


def _as_json(problems: Sequence[Problem]) -> str:
    return _to_json(
        [
            {
                "file": problem.origin.file,
                "line": problem.origin.line,
                "code": problem.code,
                "severity": problem.severity.value,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ]
    )


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _as_annotations(problems: Sequence[Problem]) -> str:
    """Give the problems as GitHub shows them beside the changed lines."""
    return "\n".join(map(_annotation, problems))


def _annotation(problem: Problem) -> str:
    word = "error" if problem.severity is Severity.ERROR else "warning"
    line = "" if problem.origin.line is None else f",line={problem.origin.line}"
    place = f"file={_escape(problem.origin.file, value=True)}{line},title={_escape(problem.code, value=True)}"
    words = _escape(f"{problem.message}\n{problem.hint}")
    return f"::{word} {place}::{words}"


def _escape(text: str, *, value: bool = False) -> str:
    """Keep a text from ending an annotation or starting another."""
    for letter, code in (
        ("%", "%25"),
        ("\r", "%0D"),
        ("\n", "%0A"),
        *(((":", "%3A"), (",", "%2C")) if value else ()),
    ):
        text = text.replace(letter, code)
    return text


_RENDERERS = {_TEXT: _as_text, _JSON: _as_json, _GITHUB: _as_annotations}


# --- status


def _as_entry(judgement: Judgement) -> dict[str, object]:
    return {
        "id": judgement.item.id,
        "kind": judgement.item.kind.value,
        "verdict": judgement.verdict.value,
        "reasons": list(judgement.reasons),
    }


def _task(judgement: Judgement, roster: Roster) -> tuple[str, str]:
    """Say what is left to do, and by whom."""
    match judgement.verdict:
        case Verdict.CHANGES_REQUESTED:
            notes = "; ".join(objection.note or "까닭은 적지 않음" for objection in judgement.objections)
            names = [roster.name_of(objection.by) for objection in judgement.objections]
            return _in_short(f"고치고 거두기: {notes}"), ", ".join(names)
        case Verdict.PENDING | Verdict.STALE if judgement.missing:
            needs = [
                f"{missing.group} {missing.count}명 승인{'(전문가 포함)' if missing.expert else ''}"
                for missing in judgement.missing
            ]
            able = dict.fromkeys(name for missing in judgement.missing for name in missing.candidates)
            return ", ".join(needs), ", ".join(able) or "승인할 수 있는 사람이 없습니다"
        case _:
            return _in_short(" ".join(judgement.reasons)), ""


def _in_short(text: str) -> str:
    """Give the beginning; `dongne check` tells all of it."""
    return clip(" ".join(text.split()), _TASK_WIDTH)
