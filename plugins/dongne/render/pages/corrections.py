"""What was wrong and what was taken back, all of it in one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dongne.render.history import numbered
from dongne.render.outputs import OutputPage, Site


@dataclass(frozen=True, kw_only=True)
class Amends:
    """One correction or retraction."""

    day: date
    label: str
    title: str
    path: str
    text: str


@dataclass(frozen=True, kw_only=True)
class YearOfAmends:
    """The corrections and retractions of a year, newest first."""

    title: str
    entries: tuple[Amends, ...]


def corrections_page(site: Site) -> OutputPage:
    """Give the page of all corrections and retractions."""
    entries = sorted(
        (*_corrections(site), *_retractions(site)),
        key=lambda entry: (entry.day, entry.path, entry.label),
        reverse=True,
    )
    years = tuple(
        YearOfAmends(title=f"{year}년", entries=tuple(found))
        for year, found in groupby(entries, key=lambda entry: entry.day.year)
    )
    return OutputPage(
        path="corrections/",
        title="바로잡습니다",
        template="corrections.html",
        description=f"{site.settings.site_name}이 고친 글과 내린 글을 모두 적어 둔 곳입니다.",
        view={"title": "바로잡습니다", "years": years},
        repeats=True,
    )


def _corrections(site: Site) -> Iterator[Amends]:
    for article in site.publication.articles:
        for number, correction in numbered(article):
            yield Amends(
                day=correction.date,
                label=f"바로잡음 {number}",
                title=article.title,
                path=article.permalink,
                text=correction.text,
            )


def _retractions(site: Site) -> Iterator[Amends]:
    for stone in site.publication.tombstones:
        yield Amends(
            day=stone.day,
            label="내림",
            title=stone.title or "내려진 글",
            path=stone.permalink,
            text=stone.reason,
        )
