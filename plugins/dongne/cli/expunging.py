"""``dongne expunge``: for the law's sake or for somebody's privacy, and what it cannot do."""

import sys
from pathlib import Path
from typing import Any

import click

from dongne.cli.deciding import as_id
from dongne.cli.desk import Desk
from dongne.cli.front import Office, pass_office
from dongne.errors import UsageError
from dongne.ingest.expunged import EXPUNGED
from dongne.pipeline.expunging import Request, expunge, may_expunge

_LIMITS = """\
이 명령이 할 수 없는 것:
  · git의 지난 기록: 글과 결정이 그대로 남아 있습니다. 저장소의 주인이 새로 받은 복제에서 합니다.
      git filter-repo --invert-paths --path content/{id} --path review/decisions/{id}.yml
      git push --force --all && git push --force --tags
    그다음 저장소를 맡은 곳(GitHub)의 고객 지원에 풀 리퀘스트와 캐시에 남은 것을 지워 달라고 합니다.
  · 포크와 남의 복제: 가진 사람에게 지우고 새로 받아 달라고 부탁해야 합니다.
  · 이미 받아 간 피드와 저장해 둔 쪽: 되돌릴 수 없습니다. 댓글은 댓글 서버에서 따로 지웁니다.
  · 검색 엔진과 웹 보관소: 사이트를 올린 뒤 검색 엔진의 '콘텐츠 삭제' 요청에 {address} 를 적어 냅니다.
  · 마지막 검사(preflight): 이제 글을 모르므로, 다른 글에 옮겨 적은 대목은 찾지 못합니다. 지금 찾아보세요.
이어서: git add -A content review && git commit, 그리고 `dongne build --clean`으로 새로 지어 올립니다."""


_KEY = click.Path(path_type=Path)


@click.command(
    "expunge",
    cls=Desk,
    epilog="보기: dongne expunge articles/2022/dawn-market --as soyoung --and daeho --reason '개인 정보'",
    help="내린 글을 법이나 사생활 때문에 아주 지운다. 위원 두 사람이 함께 한다.",
)
@click.argument("item_id", metavar="ID")
@click.option("--as", "person", required=True, metavar="PERSON", help="지우기로 한 위원의 id.")
@click.option("--and", "other", required=True, metavar="PERSON2", help="함께 정한 다른 위원의 id.")
@click.option(
    "--reason", required=True, metavar="TEXT", help="까닭. 글이 있던 자리에 남으니 내용은 적지 않는다."
)
@click.option("--sign", "key", type=_KEY, metavar="KEY", help="지우기로 한 위원의 SSH 열쇠 파일.")
@click.option("--and-sign", "other_key", type=_KEY, metavar="KEY2", help="다른 위원의 SSH 열쇠 파일.")
@click.option("--yes", is_flag=True, help="다시 묻지 않는다.")
@pass_office
def expunge_item(office: Office, /, *, item_id: str, yes: bool, **given: Any) -> None:  # noqa: ANN401 - options by name
    """Expunge one retracted item, after asking once more."""
    keys = tuple(key for key in (given["key"], given["other_key"]) if key is not None)
    if len(keys) == 1:
        raise UsageError("서명은 두 사람이 함께 합니다. `--sign 열쇠 --and-sign 열쇠2`를 모두 적어 주세요.")
    request = Request(by=(given["person"], given["other"]), reason=given["reason"], keys=keys)
    item_id = as_id(item_id)
    left = may_expunge(office.root, item_id, request, now=office.now)
    if not yes:
        _ask(item_id)
    left = expunge(office.root, item_id, request, now=office.now)
    click.echo(
        f"{left.id}: 지웠습니다. 글, 사진, 결정이 없어졌고 이 주소는 다시 쓸 수 없습니다. 기록: {EXPUNGED}"
    )
    if left.was_public:
        click.echo("글이 있던 자리에는 「내려진 글」과 날짜, 적으신 까닭만 남습니다.")
    click.echo(_LIMITS.format(id=left.id, address=f"/{left.id}/"))


def _ask(item_id: str) -> None:
    """Have it said once more.

    Raises:
        UsageError: nobody is there to say it.
    """
    if not sys.stdin.isatty():
        raise UsageError("되돌릴 수 없는 일입니다. 물어볼 화면이 없으니 `--yes`를 붙여 주세요.")
    click.confirm(
        f"`{item_id}`의 글, 사진, 결정을 모두 지웁니다. 되돌릴 수 없습니다. 계속할까요?", abort=True
    )
