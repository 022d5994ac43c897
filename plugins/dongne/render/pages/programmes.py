"""The unit projects (단위사업) of the plan."""

from collections.abc import Iterator

from dongne.domain.items import Programme
from dongne.render.outputs import OutputPage, Site
from dongne.render.pages.cards import approval_line, programme_card
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
            "achievements": () if report is None else report.achievements,
            "records": tuple(sorted(programme.records, key=lambda record: record.date, reverse=True)),
            "body": body(site, programme),
            "approval": approval_line(site, programme),
        },
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
