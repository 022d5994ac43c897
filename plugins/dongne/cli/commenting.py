"""``dongne comments pull``: freeze the comment counts of a month."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click

from dongne.cli.desk import Shelf
from dongne.cli.front import Office, pass_office
from dongne.domain.settings import Settings
from dongne.domain.snapshots import Month, is_month
from dongne.errors import ContentError, UsageError
from dongne.ingest.fields import tidy
from dongne.ingest.settings import read_settings
from dongne.ingest.snapshots import FOLDER
from dongne.ingest.sources import SOURCES, read_sources
from dongne.ingest.text import FORBIDDEN
from dongne.pipeline.comments import CommentSource, Pulled, missing_months, open_sources, pull_month
from dongne.pipeline.newsroom import open_newsroom
from dongne.pipeline.pushing import push_work

_REASON_LIMIT = 160


@click.group(cls=Shelf, help="독자의 댓글을 센다.")
def comments() -> None:
    """Hold the commands about comments."""


@comments.command(
    help="댓글을 세어 그 달의 집계를 얼린다. 달을 적지 않으면 끝난 달 가운데 아직 세지 않은 달을 모두 센다. "
    f"어디에서 셀지는 {SOURCES}에 적는다.",
    epilog="보기: dongne comments pull --month 2022-05",
)
@click.option("--month", metavar="YYYY-MM", help="이 달만 센다.")
@click.option("--amend", metavar="REASON", help="이미 얼린 달을 다시 세고, 그 까닭을 남긴다.")
@click.option("--push", is_flag=True, help="커밋해서 올리기까지 한다. 남이 먼저 올렸으면 그 위에 다시 한다.")
@click.option("--branch", default="main", show_default=True, metavar="NAME", help="올릴 가지.")
@pass_office
def pull(office: Office, *, month: str | None, amend: str | None, push: bool, branch: str) -> None:
    """Freeze the months that were asked for, or every one that is missing."""
    desk = _Desk(home=office.root, at=office.at, month=month, amend=_reason(amend, month))
    if not push:
        desk.work(office.root)
        return
    commit = push_work(office.root, branch, desk.write, folder=FOLDER)
    if commit is not None:
        click.echo(f"{branch}에 올렸습니다: {commit[:10]}")


class _Desk:
    """Counts in whatever folder it is given."""

    def __init__(self, *, home: Path, at: datetime, month: str | None, amend: str | None) -> None:
        self._home = home
        self._at = at
        self._month = month
        self._amend = amend

    def write(self, root: Path) -> str | None:
        """Freeze, as ``push_work`` wants it; give the message of the commit."""
        months = self.work(root)
        return f"{', '.join(months)}의 댓글을 센다" if months else None

    def work(self, root: Path) -> list[str]:
        """Freeze; give the months that were written."""
        settings = _settings(root)
        months = self._months(root, settings)
        sources = self._open(root, settings)
        if sources is None:
            click.echo(f"댓글을 세는 곳이 없습니다. `{SOURCES}`에 적어 주세요.", err=True)
            return []
        if not months:
            click.echo("끝난 달은 모두 세었습니다.")
        for month in months:
            _report(pull_month(root, month=month, at=self._at, sources=sources, amend=self._amend))
        return [month.name for month in months]

    def _months(self, root: Path, settings: Settings) -> Sequence[Month]:
        if self._month is None:
            return missing_months(root, at=self._at, zone=settings.zone)
        if not is_month(self._month):
            raise UsageError(f"`{self._month}`은 달이 아닙니다. `--month 2022-05`처럼 적어 주세요.")
        return [Month(name=self._month, zone=settings.zone)]

    def _open(self, root: Path, settings: Settings) -> Mapping[str, CommentSource] | None:
        choices, problems = read_sources(root)
        if problems:
            raise ContentError(problems)
        if not choices:
            return None

        def articles() -> Sequence[str]:
            newsroom = open_newsroom(root, at=self._at, settings=settings, composing=False)
            publication = newsroom.ruling.publication
            return [*(article.id for article in publication.articles), *sorted(publication.withdrawn)]

        return open_sources(
            choices,
            root=root,
            home=self._home,
            settings=settings,
            articles=articles,
            environment=os.environ,
        )


def _reason(amend: str | None, month: str | None) -> str | None:
    if amend is None:
        return None
    reason = tidy(amend)
    if month is None:
        raise UsageError("다시 셀 달을 `--month 2022-05`처럼 적어 주세요.")
    if not reason or len(reason) > _REASON_LIMIT or "\n" in reason or FORBIDDEN.search(reason):
        raise UsageError(f"`--amend`에는 다시 세는 까닭을 {_REASON_LIMIT}자 안의 한 줄로 적어 주세요.")
    return reason


def _settings(root: Path) -> Settings:
    settings, problems = read_settings(root / "mkdocs.yml")
    if settings is None:
        raise ContentError(problems)
    return settings


def _report(pulled: Pulled) -> None:
    click.echo(f"{pulled.month}: 기사 {pulled.articles}편의 댓글 {pulled.comments}개 → {pulled.file}")
    if pulled.other:
        click.echo(f"  기사의 것이 아닌 댓글 {pulled.other}개는 따로 세었습니다(unmatched).", err=True)
    if pulled.waiting:
        click.echo(f"  위원회를 기다리는 댓글 {pulled.waiting}개는 세지 않았습니다.", err=True)
