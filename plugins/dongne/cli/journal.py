"""``dongne log``: every decision, for whoever wants to know."""

import json
from collections.abc import Iterator
from statistics import median

import click

from dongne.cli.deciding import as_id
from dongne.cli.desk import Desk
from dongne.cli.front import SAYS_NO, Office, pass_office
from dongne.cli.journal_page import render_page
from dongne.cli.journal_words import DONE, PROOF, SHORT, say_changes, say_names, say_waits
from dongne.pipeline.journal import Entry, Journal, read_journal

_TEXT, _JSON, _HTML = "text", "json", "html"


@click.command(
    cls=Desk,
    epilog="보기: dongne log articles/2022/dawn-market",
    help="누가 언제 무엇을 결정했는지 오래된 것부터 보여 준다. ID를 적지 않으면 요즈음의 모든 결정.",
)
@click.argument("item_id", metavar="[ID]", required=False)
@click.option(
    "--format", "shape", type=click.Choice([_TEXT, _JSON, _HTML]), default=_TEXT,
    help="결과의 꼴. html은 위원회가 보는 쪽 하나로, 사이트에는 실리지 않는다.",
)  # fmt: skip
@pass_office
def log(office: Office, *, item_id: str | None, shape: str) -> None:
    """Tell every decision; 1 if the records themselves are unsound."""
    journal = read_journal(office.root, None if item_id is None else as_id(item_id), now=office.now)
    click.echo({_TEXT: _as_text, _JSON: _as_json, _HTML: render_page}[shape](journal))
    for problem in journal.problems:
        click.echo(str(problem), err=True)
    if journal.problems:
        click.echo("결정 기록이 온전하지 않습니다. 위에서 알린 파일의 결정은 여기에 없습니다.", err=True)
        raise click.exceptions.Exit(SAYS_NO)


def _as_text(journal: Journal) -> str:
    return "\n".join(_tell(journal))


def _tell(journal: Journal) -> Iterator[str]:
    if journal.earlier:
        yield f"앞선 결정 {journal.earlier}건은 `dongne log ID`로 글마다 볼 수 있습니다.\n"
    if not (journal.entries or journal.expunged):
        yield "아직 아무 결정도 없습니다."
    for entry in journal.entries:
        yield from _tell_entry(entry, has_history=journal.has_history)
    for each in journal.expunged:
        yield f"{each.at:%Y-%m-%d %H:%M}  {say_names(journal, each)}  아주 지움  {each.id}"
        yield f"    까닭: {each.reason}"
    if journal.entries and not journal.has_history:
        yield "git의 기록이 없어 판 사이에 무엇이 바뀌었는지, 언제 들어왔는지는 알 수 없습니다."
    if journal.item_id is None and journal.entries:
        yield say_waits(journal)


def _tell_entry(entry: Entry, *, has_history: bool) -> Iterator[str]:
    made = entry.decision
    yield f"{made.at:%Y-%m-%d %H:%M}  {entry.name}({made.by})  {DONE[made.verb]}  「{entry.title or '읽을 수 없는 글'}」 {entry.item_id}"
    yield f"    판 {made.digest[:SHORT]} · {PROOF[entry.proof]} · 규칙 {made.policy}판"
    if entry.is_new_version and has_history:
        yield f"    바뀐 것: {say_changes(entry)}"
    if made.note:
        yield f"    적은 말: {' '.join(made.note.split())}"
    if entry.remark:
        yield f"    세지 않음: {entry.remark}"


def _as_json(journal: Journal) -> str:
    waits = journal.waits
    told = {
        "generated": journal.at.isoformat(),
        "item": journal.item_id,
        "earlier": journal.earlier,
        "history": journal.has_history,
        "waiting_days": {
            "decisions": len(waits),
            "median": round(median(waits), 1) if waits else None,
            "longest": round(max(waits), 1) if waits else None,
        },
        "decisions": [_as_entry(entry) for entry in journal.entries],
        "expunged": [
            {
                "item": each.id,
                "at": each.at.isoformat(),
                "by": list(each.by),
                "reason": each.reason,
                "digest": each.digest,
            }
            for each in journal.expunged
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _as_entry(entry: Entry) -> dict[str, object]:
    made = entry.decision
    return {
        "item": entry.item_id,
        "title": entry.title,
        "decision": made.verb.value,
        "by": made.by,
        "name": entry.name,
        "at": made.at.isoformat(),
        "digest": made.digest,
        "previous": made.previous,
        "proof": entry.proof.value,
        "policy": made.policy,
        "note": made.note,
        "counts": entry.remark is None,
        "remark": entry.remark,
        "new_version": entry.is_new_version,
        "changes": None if entry.changes is None else list(entry.changes),
        "submitted": None if entry.submitted is None else entry.submitted.isoformat(),
    }
