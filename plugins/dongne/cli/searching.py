"""``dongne search``: what a resident would find on the finished site."""

import json
from pathlib import Path
from typing import Any

import click

from dongne.cli.desk import Desk
from dongne.cli.front import SAYS_NO, Office, pass_office
from dongne.errors import UsageError
from dongne.ingest.settings import read_site_folder
from dongne.render.search.asking import search as search_index
from dongne.render.search.files import FOLDER
from dongne.render.search.library import Library, UnknownFormatError

_SHOWN = 10
_EXCERPT = 80


@click.command(
    cls=Desk,
    epilog="보기: dongne search 두부",
    help="지은 사이트에서 글·가게·행사를 찾는다. 사이트의 검색과 같은 색인을 읽지만, 반쯤 친 글자나 틀린 글자는 짐작하지 않는다.",
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="지은 사이트의 폴더. 정하지 않으면 mkdocs.yml의 site_dir, 그것도 없으면 site.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=_SHOWN,
    show_default=True,
    metavar="N",
    help="보여 줄 결과의 수.",
)
@pass_office
def search(office: Office, *, query: tuple[str, ...], site: Path | None, limit: int) -> None:
    """Show what is found, best first; 1 if nothing is."""
    library = _open(office.file(site or Path(read_site_folder(office.folder / "mkdocs.yml"))))
    found = search_index(library, " ".join(query))
    for each in found[:limit]:
        fragment = library.fragment(each.number)
        click.echo(
            f"{fragment['title']}  ({fragment['kicker']})\n  /{fragment['path']}\n  {fragment['text'][:_EXCERPT]}"
        )
    click.echo(f"{len(found)}건을 찾았습니다." if found else "찾은 것이 없습니다.", err=True)
    if not found:
        raise click.exceptions.Exit(SAYS_NO)


def _open(site: Path) -> Library:
    folder = site / FOLDER

    def fetch(path: str) -> Any:  # noqa: ANN401 - JSON
        return json.loads((folder / path).read_text(encoding="utf-8"))

    if not (folder / "manifest.json").is_file():
        raise UsageError(
            f"`{site}`에 검색 색인이 없습니다. 먼저 `dongne build`로 사이트를 짓거나 `--site`로 폴더를 알려 주세요."
        )
    try:
        return Library(fetch)
    except UnknownFormatError as error:
        raise UsageError(
            f"`{site}`의 검색 색인은 이 프로그램이 모르는 형식({error})입니다. 사이트를 다시 지어 주세요."
        ) from error
