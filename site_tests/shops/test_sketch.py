"""Where shops lie: drawn to scale, numbered so that a thumb can tell them apart."""

import math
import re

from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.items import Location, Shop
from dongne.render.shops.declutter import spread
from dongne.render.shops.map_file import make_map
from dongne.render.shops.sketch import LIMIT, WIDTH, Sketch, draw_sketch
from site_tests.newsroom import shop, site_of

SIZE = (360.0, 420.0)
GAP = 48.0
places = st.tuples(st.floats(0, SIZE[0]), st.floats(0, SIZE[1]))
locations = st.builds(
    Location,
    lat=st.floats(min_value=37.46, max_value=37.49),
    lon=st.floats(min_value=126.90, max_value=126.93),
)


def placed(number: int, location: Location) -> Shop:
    return shop(f"shops/s{number:03}", title=f"가게 {number}", location=location)


def sketch_of(*spots: Location) -> Sketch:
    drawn = draw_sketch([placed(number, spot) for number, spot in enumerate(spots)], {"food": "음식점"})
    assert drawn is not None
    return drawn


@given(st.lists(places, max_size=20))
def test_numbers_never_lie_on_one_another_nor_over_the_edge(crowd: list[tuple[float, float]]) -> None:
    spots = spread(crowd, SIZE, gap=GAP, margin=GAP / 2)

    assert all(
        math.dist(one, other) >= GAP - 1e-6 for at, one in enumerate(spots) for other in spots[at + 1 :]
    )
    assert all(GAP / 2 <= x <= SIZE[0] - GAP / 2 and GAP / 2 <= y <= SIZE[1] - GAP / 2 for x, y in spots)


@given(places)
def test_who_stands_alone_is_not_moved(place: tuple[float, float]) -> None:
    inner = (min(max(place[0], 30), 330), min(max(place[1], 30), 390))

    assert spread([inner], SIZE, gap=GAP, margin=GAP / 2) == (inner,)


def test_a_field_that_is_too_full_still_has_room_for_all() -> None:
    spots = spread([(50.0, 50.0)] * 40, (200, 200), gap=GAP, margin=GAP / 2)

    assert len(set(spots)) == 40


@given(st.lists(locations, min_size=1, max_size=12))
def test_whatever_lies_in_the_area_lies_on_the_drawing(spots: list[Location]) -> None:
    drawn = sketch_of(*spots)

    assert [mark.number for mark in drawn.marks] == list(range(1, len(spots) + 1))
    assert all(0 <= mark.x <= drawn.width and 0 <= mark.y <= drawn.height for mark in drawn.marks)
    assert [mark.y for mark in drawn.marks] == sorted(mark.y for mark in drawn.marks)
    assert 0.6 * WIDTH <= drawn.height <= 1.3 * WIDTH


def test_a_hundred_metres_are_as_long_as_the_bar_says() -> None:
    west, east = Location(lat=37.475, lon=126.915), Location(lat=37.475, lon=126.915 + 300 / 88_340)
    drawn = sketch_of(west, east)
    (left, right) = sorted(mark.x for mark in drawn.marks)
    metres = int(re.match(r"\d+", drawn.bar_words)[0])  # type: ignore[index]  # it begins with a number

    assert (right - left) / drawn.bar == 300 / metres or math.isclose(
        (right - left) / drawn.bar, 300 / metres, rel_tol=0.01
    )
    assert drawn.bar_words == "100m, 걸어서 1분쯤"


def test_a_large_area_has_dots_instead_of_numbers() -> None:
    spots = [Location(lat=37.47 + number / 10_000, lon=126.91) for number in range(LIMIT + 1)]

    assert not sketch_of(*spots).numbered
    assert sketch_of(*spots[:LIMIT]).numbered


def test_without_a_place_there_is_no_drawing() -> None:
    site = site_of(shop())

    assert draw_sketch(site.publication.shops, {}) is None
    assert list(make_map(site)) == []


def test_a_shop_is_found_on_the_picture_by_its_name_in_the_address() -> None:
    (file,) = make_map(site_of(placed(1, Location(lat=37.475, lon=126.915))))

    assert file.path == "assets/shops/map.svg"
    assert b'<g id="s001">' in file.content
