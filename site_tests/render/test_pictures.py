"""Photos on a page: the right size for every screen, the first at once, the others when they come near."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dongne import mkdocs_plugins
from dongne.render.pictures import Picture, Place, find_picture, tint_class
from site_tests import newsroom

CSS = Path(mkdocs_plugins.__path__[0], "theme/assets/dongne.css").read_text(encoding="utf-8")


def picture() -> Picture:
    article = newsroom.article(cover=newsroom.photo())
    found = find_picture(article, article.cover, newsroom.album([article]))
    assert found is not None
    return found


def parts(markup: str) -> tuple[html.HtmlElement, html.HtmlElement]:
    element = html.fragment_fromstring(markup)
    source, image = element.find(".//source"), element.find(".//img")
    assert source is not None
    assert image is not None
    return source, image


def widths(srcset: str | None) -> list[str]:
    return [form.split()[1] for form in (srcset or "").split(", ")]


def test_a_browser_chooses_among_three_widths_in_two_formats() -> None:
    source, image = parts(picture().markup("../../"))

    assert source.get("type") == "image/webp"
    assert widths(source.get("srcset")) == widths(image.get("srcset")) == ["480w", "960w", "1600w"]
    assert all(form.startswith("../../media/") for form in (source.get("srcset") or "").split(", "))
    assert source.get("sizes") == image.get("sizes") == Place.PAGE
    assert (image.get("src") or "").endswith("-960.jpg")


def test_nothing_jumps_while_a_photo_loads() -> None:
    _, image = parts(picture().markup(""))

    assert (image.get("width"), image.get("height")) == ("1600", "1200")
    assert image.get("class") == "dn-tint-211"


def test_what_one_can_see_through_has_no_colour_behind_it() -> None:
    _, image = parts(replace(picture(), tint=None).markup(""))

    assert image.get("class") is None


def test_the_first_photo_comes_at_once_and_the_others_when_they_are_near() -> None:
    for markup, first in (
        (picture().lead(""), True),
        (picture().page(""), True),
        (picture().card(""), False),
        (picture().card("", eager=True), True),
        (picture().markup(""), False),
    ):
        _, image = parts(markup)
        assert (image.get("fetchpriority"), image.get("loading")) == (
            ("high", None) if first else (None, "lazy")
        )


def test_words_cannot_break_out_of_their_attribute() -> None:
    _, image = parts(replace(picture(), alt='"><script>x</script>').markup(""))

    assert image.get("alt") == '"><script>x</script>'


@given(st.binary(min_size=3, max_size=3))
def test_every_colour_has_a_rule_that_is_near_it(colour: bytes) -> None:
    rule = re.search(rf"\.dn \.{tint_class(colour.hex())} {{ background: #([0-9a-f]{{6}}); }}", CSS)

    assert rule is not None
    assert max(abs(one - other) for one, other in zip(bytes.fromhex(rule[1]), colour, strict=True)) <= 32
