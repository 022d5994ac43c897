"""The unit projects (단위사업) of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dongne.domain.achievements import Report
from dongne.domain.items import Programme
from dongne.domain.periods import Period
from dongne.domain.plan import minimums_of
from dongne.render.metrics.rows import newest_first
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.cards import approval_line, programme_card
from dongne.render.pages.evidence import gather_evidence
from dongne.render.pages.reading import body
from dongne.render.pages.structured import open_graph


def programme_page(site: Site, programme_id: str) -> OutputPage:
    """Give the page of a published unit project.

    Raises:
        KeyError: nothing with this id is published.
    """
    programme = site.publication.get(programme_id)
    if not isinstance(programme, Programme):
        raise KeyError(programme_id)
    return render_programme(site, programme)


def render_programme(site: Site, programme: Programme) -> OutputPage:
    """Give the page of a unit project as it is; what it may be asked for is the caller's to know."""
    reports = (report for report in site.tally.programmes if report.programme.id == programme.id)
    report = next(reports, None)
    return OutputPage(
        path=programme.permalink,
        title=programme.title,
        template="programme.html",
        description=programme.summary,
        head=open_graph(site, programme, None),
        view={
            "title": programme.title,
            "summary": programme.summary,
            "required": programme.required,
            "targets": programme.targets,
            "achievements": () if report is None else newest_first(report),
            "minimums": tuple(_minimums(programme, report, site.publication.at)),
            "evidence": gather_evidence(site, programme),
            "records": tuple(sorted(programme.records, key=lambda record: record.date, reverse=True)),
            "body": body(site, programme),
            "approval": approval_line(site, programme),
        },
    )


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """A figure of the plan, and how this neighbourhood stands to it."""

    name: str
    asked: str
    note: str
    own: str
    """What this neighbourhood wants."""
    reached: str
    """What was reached in the year of the build."""


def _minimums(programme: Programme, report: Report | None, at: datetime) -> Iterator[PlanRow]:
    year = Period(id=f"{at.year:04}")
    for minimum in minimums_of(programme.id):
        progress = [each for each in (report.progress if report else ()) if minimum.is_meant_by(each.target)]
        aims = [each.target.target for each in progress if each.target.target is not None]
        yield PlanRow(
            name=minimum.name,
            asked=f"한 해 {minimum.in_words}" if not minimum.at_most else minimum.in_words,
            note=minimum.note,
            own=f"{aims[0]}{minimum.unit}" if aims else "목표 없음",
            reached=f"{progress[0].reached(year.first, year.last)}{minimum.unit}" if progress else "–",
        )


def make_programme_list(site: Site) -> Iterator[OutputPage]:
    """Give the list of unit projects, the required ones first."""
    yield OutputPage(
        path="programmes/",
        title="단위사업",
        template="rack.html",
        description=f"{site.settings.area}을 살리는 단위사업의 목표와 한 일입니다.",
        view={
            "title": "단위사업",
            "kicker": site.settings.area,
            "intro": "상권 계획에 따라 주민과 상인이 함께하는 사업입니다. 목표와 한 일을 그대로 적습니다.",
            "cards": tuple(programme_card(programme) for programme in site.publication.programmes),
            "empty": "아직 소개할 단위사업이 없습니다.",
        },
    )
