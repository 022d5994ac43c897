"""``dongne rollup``: one table for the city out of many sites' ``metrics.json``."""

from collections.abc import Callable
from datetime import datetime, timedelta
from math import isnan
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from dongne.cli.desk import Desk
from dongne.cli.front import SAYS_NO, Office, pass_office
from dongne.cli.tables import render_table
from dongne.domain.rollup import Rollup
from dongne.errors import UsageError
from dongne.pipeline.moment import read_clock
from dongne.pipeline.rollup import Limits, gather, read_list, sources_of, write_rollup

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_LONGEST, _SLOWEST, _LARGEST = 36500, 3600, 1000
"""Days, seconds and megabytes that somebody may set; each is far more than any site needs."""
_PATH = click.Path(path_type=Path)
_SEOUL = ZoneInfo("Asia/Seoul")


class _Amount(click.FloatRange):
    """A number within bounds; what is no number, though it is called one, is outside of all of them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click declares it
        """Read what was typed."""
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value!r} is not a valid {self.name}.", param, ctx)
        return number


def _limit(
    name: str, unit: str, words: str, *, form: click.ParamType[float], default: float
) -> Callable[[CommandT], CommandT]:
    """Make an option that sets a limit."""
    return click.option(name, type=form, default=default, show_default=True, metavar=unit, help=words)


@click.command(
    cls=Desk,
    help="여러 상권의 metrics.json을 모아 시가 볼 쪽, 엑셀, JSON 하나씩으로 만든다. 첫 화면의 주소만 적어도 된다.",
    epilog="보기: dongne rollup --list areas.txt --output 2022-상반기",
)
@click.argument("places", nargs=-1, metavar="FILE-OR-URL…")
@click.option(
    "--list", "lists", type=_PATH, multiple=True, metavar="FILE", help="주소 목록. 한 줄에 `이름, 주소`."
)
@click.option(
    "--output",
    type=_PATH,
    default=Path("rollup"),
    show_default=True,
    metavar="DIR",
    help="만든 것을 둘 폴더.",
)
@_limit(
    "--stale-after",
    "DAYS",
    "며칠이 지나면 오래된 것으로 볼지.",
    form=click.IntRange(1, _LONGEST),
    default=40,
)
@_limit("--timeout", "SECONDS", "주소 하나를 몇 초까지 기다릴지.", form=_Amount(0.1, _SLOWEST), default=20.0)
@_limit("--max-size", "MB", "한 곳이 얼마까지 커도 되는지.", form=_Amount(0.001, _LARGEST), default=8.0)
@pass_office
def rollup(
    office: Office,
    /,
    *,
    places: tuple[str, ...],
    lists: tuple[Path, ...],
    output: Path,
    stale_after: int,
    **limits: float,
) -> None:
    """Gather, write, and say what could not be counted; the city has no mkdocs.yml."""
    sources = [*sources_of(places), *(source for path in lists for source in read_list(office.file(path)))]
    if not sources:
        raise UsageError(
            "어느 곳의 metrics.json인지 파일이나 주소를 적어 주세요. 많으면 `--list 파일`로 주세요."
        )
    found = gather(
        sources,
        folder=office.folder,
        at=_clock(office),
        stale_after=timedelta(days=stale_after),
        limits=Limits(megabytes=limits["max_size"], seconds=limits["timeout"]),
    )
    written = write_rollup(found, office.file(output))
    _tell(found)
    click.echo("\n".join(map(str, written)))
    if any(not part.state.is_counted for part in found.parts):
        raise click.exceptions.Exit(SAYS_NO)


def _clock(office: Office) -> datetime:
    return read_clock(_SEOUL, office.now)


def _tell(found: Rollup) -> None:
    """Say what was counted on stdout, and on stderr every place that has to be looked at."""
    total = found.totals
    click.echo(f"상권 {len(found.reports)}곳: 기사 {total.articles:,}편, 댓글 {total.comments:,}개")
    if found.odd:
        rows = [(part.title, part.state.label, part.reason, part.source) for part in found.odd]
        click.echo(render_table(("상권", "상태", "까닭", "어디에서"), rows), err=True)
