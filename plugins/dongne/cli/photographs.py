"""``dongne photos fix``: photos made fit to be given in."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from dongne.cli.desk import Shelf
from dongne.cli.front import Office, pass_office
from dongne.errors import OutputError, UsageError
from dongne.ingest.bundle_folders import PHOTO_SUFFIXES
from dongne.media import PhotoError, fix
from dongne.pipeline.folders import make_own_folder
from dongne.pipeline.photos import ORIGINALS


@click.group(cls=Shelf, help="사진을 다듬는다.")
def photos() -> None:
    """Hold the commands about photos."""


@photos.command(
    "fix",
    help="사진을 바로 세우고, 알맞게 줄이고, 찍은 곳의 정보를 지운다. 폴더를 적으면 그 안의 사진을 모두.",
    epilog="보기: dongne photos fix content/articles/2022/dawn-market",
)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="PATH...")
@pass_office
def fix_photos(office: Office, paths: tuple[Path, ...]) -> None:
    """Mend every photo; one that cannot be mended does not stop the others."""
    missing = [path for path in paths if not office.file(path).exists()]
    if missing:
        raise UsageError(f"없는 파일입니다: {', '.join(f'`{path}`' for path in missing)}.")
    failed, kept = False, 0
    for path in _photos(office.file(path) for path in paths):
        try:
            report = fix(path, keep=office.folder / ORIGINALS)
        except (PhotoError, OutputError) as error:
            click.echo(f"{path}: {error}", err=True)
            failed = True
        else:
            click.echo(str(report))
            kept += report.kept is not None
    if kept:
        make_own_folder(office.folder)
        click.echo(
            f"고치기 전의 사진 {kept}장은 `{ORIGINALS}`에 그대로 있습니다(찍은 곳도). 살펴보고 지우셔도 됩니다.",
            err=True,
        )
    if failed:
        raise click.exceptions.Exit(1)


def _photos(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the photos: a folder stands for all that lie in it."""
    for path in paths:
        if path.is_dir():
            found = sorted(child for child in path.rglob("*") if child.suffix.lower() in PHOTO_SUFFIXES)
            mended = [child for child in found if child.is_file() and not child.is_symlink()]
            if not mended:
                kinds = ", ".join(sorted(PHOTO_SUFFIXES))
                click.echo(f"{path}: 사진이 없습니다({kinds}).", err=True)
            yield from mended
        else:
            yield path
