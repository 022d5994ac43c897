"""Templates: everything is escaped, nothing is guessed, and a site may bring its own."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError, meta
from lxml import html

from dongne.domain.address import is_item_id
from dongne.domain.decisions import Verb
from dongne.domain.items import (
    Article,
    Correction,
    Coupon,
    Edition,
    Event,
    Handmade,
    Ingredient,
    Item,
    Link,
    MenuEntry,
    Programme,
    Record,
    Service,
    Shop,
    StudyGroup,
    Target,
)
from dongne.render.outputs import OutputPage
from dongne.render.pages import galley_page
from dongne.render.templates import FOLDER, Templates
from site_tests.leaks.code_search import find_code
from site_tests.leaks.payloads import TEXTS
from site_tests.newsroom import (
    article,
    decision,
    edition,
    event,
    make_pages,
    moment,
    photo,
    programme,
    retracted,
    rule,
    settings,
    shop,
    site_of,
)


def items_that_say(text: str) -> list[Item]:
    """Give one item of each kind, every free text of which is ``text``."""
    picture = photo("a.jpg", alt=text, caption=text, credit=text, licence=text)
    story: Article = article(
        title=text,
        summary=text,
        cover=picture,
        tags=(text,),
        corrections=(Correction(date=date(2022, 5, 6), text=text),),
        shops=("shops/nangok-dubu",),
        programme="programmes/newsletter",
        sponsored=True,
    )
    place: Shop = shop(
        title=text,
        summary=text,
        address=text,
        phone=text,
        hours=text,
        pictures=(picture, picture),
        menu=(MenuEntry(name=text, price=text),),
        payment=(text,),
        access=(text,),
        links=(Link(title=text, url="https://example.com/"),),
        handmade=Handmade(ingredients=(Ingredient(name=text, origin=text, producer=text),), story=text),
        services=(Service(name=text, where=text),),
        study_group=StudyGroup(id="thursday", title=text),
        reporters=("minseo",),
    )
    market: Event = event(
        title=text,
        summary=text,
        place=text,
        contact=text,
        coupon=Coupon(text=text, until=moment("2022-06-01")),
        shops=("shops/nangok-dubu",),
        cover=picture,
    )
    number: Edition = edition(title=text, summary=text, cover=picture)
    project: Programme = programme(
        title=text,
        summary=text,
        targets=(Target(name=text, unit=text, target=3),),
        records=(Record(date=date(2022, 5, 1), name=text, amount=1, note=text),),
    )
    return [story, place, market, number, project]


def pages_that_say(text: str) -> list[OutputPage]:
    """Give every page of a site that prints a text wherever one can be printed: galley and tombstone too."""
    items = items_that_say(text)
    partners = [
        replace(item, id=f"shops/partner-{number}", handmade=None)
        for item in items
        if isinstance(item, Shop)
        for number in range(2)
    ]
    gone = article("articles/2022/gone", title=text)
    site = site_of(
        *items,
        *partners,
        gone,
        choices=settings(area=text, site_name=text),
        decisions={gone.id: retracted(gone, text)},
    )
    held = article("articles/2022/held", title=text, summary=text)
    objection = decision(held, "daeho", Verb.REQUEST_CHANGES, note=text)
    (judgement,) = rule(held, decisions={held.id: [objection]}).judgements
    return [*make_pages(site), galley_page(site, held, judgement)]


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_no_text_of_an_item_runs_on_any_page(text: str) -> None:
    templates = Templates()
    plain = {page.path: templates.render(page).encode() for page in pages_that_say("새벽 시장")}

    pages = {page.path: templates.render(page).encode() for page in pages_that_say(text)}

    found = {path: find_code(page, beside=plain[path]) for path, page in pages.items()}
    assert {path: code for path, code in found.items() if code} == {}


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_a_title_is_printed_as_it_was_written(text: str) -> None:
    templates = Templates()

    for page in pages_that_say(text):
        if is_item_id(page.path.rstrip("/")):
            tree = html.fragment_fromstring(templates.render(page), create_parent="main")
            assert [heading.text_content() for heading in tree.iter("h1")] == [text]


def test_every_page_has_one_first_heading_and_no_id_twice() -> None:
    templates = Templates()

    for page in pages_that_say("새벽 시장"):
        tree = html.fragment_fromstring(templates.render(page), create_parent="main")
        ids = [str(element.get("id")) for element in tree.iter() if element.get("id")]
        assert len(list(tree.iter("h1"))) == 1, page.path
        assert len(ids) == len(set(ids)), page.path


def test_every_template_is_used_by_some_page() -> None:
    by_the_frame, by_the_city = {"head.html"}, {"rollup.html"}
    of_the_metrics = {path.name for path in FOLDER.glob("metrics*.html")}
    used = {str(page.view.get("inner", page.template)) for page in pages_that_say("새벽 시장")}

    used |= {page.template for page in pages_that_say("새벽 시장")}
    while pieces := {piece for name in used for piece in pieces_of(name)} - used:
        used |= pieces

    assert used | of_the_metrics | by_the_frame | by_the_city == {path.name for path in FOLDER.glob("*.html")}


def pieces_of(template: str) -> set[str]:
    """Give the templates that a template takes pieces from."""
    tree = Environment().parse((FOLDER / template).read_text(encoding="utf-8"))  # noqa: S701 - nothing is rendered
    return {name for name in meta.find_referenced_templates(tree) if name is not None}


def test_a_name_that_the_page_does_not_give_is_an_error_and_no_gap() -> None:
    page = OutputPage(path="articles/", title="기사", template="list.html", view={"title": "기사"})

    with pytest.raises(UndefinedError):
        Templates().render(page)


def test_a_sites_own_template_goes_before_ours_and_may_use_our_pieces(tmp_path: Path) -> None:
    own = "{% import 'parts.html' as parts %}<h1>우리 {{ view.title }}</h1>{{ parts.time(view.day) }}"
    (tmp_path / "tombstone.html").write_text(own, encoding="utf-8")
    page = OutputPage(
        path="x/",
        title="글",
        template="tombstone.html",
        view={"title": "<글>", "day": date(2022, 5, 4), "reason": ""},
    )

    rendered = Templates(overrides=tmp_path).render(page)

    assert rendered == '<h1>우리 &lt;글&gt;</h1><time datetime="2022-05-04">2022년 5월 4일</time>'


def test_the_boards_words_stand_on_the_home_page_without_their_heading() -> None:
    home = next(make_pages(site_of()))

    rendered = Templates().render(home, words='<h1 id="a">우리동네</h1>\n<p>어서 <b>오세요</b>.</p>')

    assert "<p>어서 <b>오세요</b>.</p>" in rendered
    assert rendered.count("<h1") == 1
