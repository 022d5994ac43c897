"""``dongne approve`` and its sisters, and ``dongne diff``: reading a version, and saying something of it."""

import sys
from pathlib import Path

import click

from dongne.cli.desk import Desk
from dongne.cli.front import Office, pass_office
from dongne.domain.decisions import Verb
from dongne.pipeline.history import compare
from dongne.pipeline.review import Statement, record

_HELP = {
    Verb.APPROVE: "지금 판을 승인한다. 한 글자라도 바뀌면 다시 승인해야 한다.",
    Verb.REQUEST_CHANGES: "고쳐 달라고 한다. 거두거나 임기가 끝날 때까지 새 판에도 남는다.",
    Verb.LIFT: "고쳐 달라고 한 것을 거둔다.",
    Verb.RETRACT: "실린 글을 내린다. 되돌릴 수 없고, 까닭(--note)이 그 자리에 남는다.",
}

_MORE = {
    Verb.REQUEST_CHANGES: " --note '가격을 확인해 주세요.'",
    Verb.RETRACT: " --note '사실과 다릅니다.'",
}
"""What an example says besides."""

ABOUT_ID = "ID는 글의 주소로, 글이 있는 폴더를 적어도 된다."

_DONE = {
    Verb.APPROVE: "승인했습니다",
    Verb.REQUEST_CHANGES: "고쳐 달라고 했습니다",
    Verb.LIFT: "고쳐 달라고 한 것을 거두었습니다",
    Verb.RETRACT: "내렸습니다",
}

_REASON = "내리는 까닭 (독자가 읽습니다. 적지 않으려면 그냥 엔터)"
_NO_REASON = "까닭을 적지 않았습니다. 글이 있던 자리에는 승인된 제목과 내린 날만 남습니다."


def _command(verb: Verb) -> click.Command:
    """Make the command of one verb."""

    @click.command(
        verb.value,
        cls=Desk,
        help=f"{_HELP[verb]} {ABOUT_ID}",
        epilog=f"보기: dongne {verb.value} articles/2022/dawn-market --as soyoung{_MORE.get(verb, '')}",
    )
    @click.argument("item_id", metavar="ID")
    @click.option(
        "--as",
        "person",
        required=True,
        metavar="PERSON",
        help="결정하는 위원의 id (review/roster.yml에 있는 것).",
    )
    @click.option("--at", metavar="T", help="결정한 때 (2022-05-04T10:20). 적지 않으면 지금.")
    @click.option("--note", metavar="TEXT", help="덧붙이는 말.")
    @click.option(
        "--sign", "key", type=click.Path(path_type=Path), metavar="KEY", help="서명할 SSH 열쇠 파일."
    )
    @pass_office
    def command(office: Office, /, *, item_id: str, key: Path | None, **said: str | None) -> None:
        note = said["note"]
        if verb is Verb.RETRACT and note is None and sys.stdin.isatty():
            note = click.prompt(_REASON, default="", show_default=False)
        statement = Statement(verb=verb, by=said["person"] or "", at=said["at"], note=note, key=key)
        done = record(office.root, as_id(item_id), statement, now=office.now)
        if done.judgement is None:
            click.echo(f"{item_id}: {_DONE[verb]}. 기록: {done.file}")
            return
        item, verdict = done.judgement.item, done.judgement.verdict
        click.echo(f"「{item.title}」({item.id}): {_DONE[verb]}. 기록: {done.file}")
        click.echo(" ".join([f"지금 상태는 {verdict.label}.", *done.judgement.reasons]))
        if verb is Verb.RETRACT and done.decision.note is None and done.decision.title is not None:
            click.echo(_NO_REASON, err=True)

    return command


approve = _command(Verb.APPROVE)
request_changes = _command(Verb.REQUEST_CHANGES)
lift = _command(Verb.LIFT)
retract = _command(Verb.RETRACT)


@click.command(
    cls=Desk,
    help=f"승인된 판에서 무엇이 바뀌었는지 보여 준다. {ABOUT_ID}",
    epilog="보기: dongne diff articles/2022/dawn-market",
)
@click.argument("item_id", metavar="ID")
@pass_office
def diff(office: Office, item_id: str) -> None:
    """Show what has changed since the version that was approved."""
    found = compare(office.root, as_id(item_id), now=office.now)
    click.echo(found.heading, err=True)
    for line in found.lines:
        click.echo(line)


def as_id(text: str) -> str:
    """Take the path of a bundle, as a shell completes it, for its id."""
    return text.removeprefix("./").removeprefix("content/").removesuffix("index.md").rstrip("/")
