"""What was wrong and has been put right, all of it in one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dongne.render.history import numbered
from dongne.render.outputs import OutputPage, Site


@dataclass(frozen=True, kw_only=True)
class Amends:
    """One correction of a published article."""

    day: date
    label: str
    title: str
    path: str
    text: str


@dataclass(frozen=True, kw_only=True)
class YearOfAmends:
    """The corrections of a year, newest first."""

    title: str
    entries: tuple[Amends, ...]


def corrections_page(site: Site) -> OutputPage:
    """Give the page of all corrections.

    What was taken back is not among them: nothing but its tombstone may name it.
    """
    entries = sorted(_corrections(site), key=lambda entry: (entry.day, entry.path, entry.label), reverse=True)
    years = tuple(
        YearOfAmends(title=f"{year}년", entries=tuple(found))
        for year, found in groupby(entries, key=lambda entry: entry.day.year)
    )
    return OutputPage(
        path="corrections/",
        title="바로잡습니다",
        template="corrections.html",
        description=f"{site.settings.site_name}이 고친 곳을 모두 적어 둔 곳입니다.",
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
