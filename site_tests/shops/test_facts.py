"""What is made of a shop's facts: filters, links, structured data; and on what its page depends."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from dongne.domain.items import Location
from dongne.domain.settings import Comments
from dongne.render.pages.directory import make_directory_pages
from dongne.render.pages.shops import shop_page
from dongne.render.shops.codes import draw_code, make_codes
from dongne.render.shops.traits import has_way_in, takes_vouchers
from site_tests.newsroom import moment, settings, shop, site_of

PLACE = Location(lat=37.4731, lon=126.9168)


@pytest.mark.parametrize(
    ("words", "takes"),
    [
        (("현금", "지역상품권"), True),
        (("온누리상품권",), True),
        (("관악사랑상품권 됨",), True),
        (("현금", "카드"), False),
        (("상품권 안 받음",), False),
        (("상품권은 받지 않음",), False),
        ((), False),
    ],
)
def test_vouchers_are_read_from_the_words_of_reporters(words: tuple[str, ...], *, takes: bool) -> None:
    assert takes_vouchers(shop(payment=words)) == takes


@pytest.mark.parametrize(
    ("words", "enters"),
    [
        (("문턱 없음", "의자 옮길 수 있음"), True),
        (("경사로", "이층은 계단"), True),
        (("휠체어로 들어감",), True),
        (("문턱 없음", "좁은 통로"), False),
        (("문턱 없음", "계단 세 칸"), False),
        (("휠체어는 어려움",), False),
        (("경사로 없음",), False),
        (("문턱 3cm",), False),
        ((), False),
    ],
)
def test_a_way_in_is_promised_only_where_there_is_one(words: tuple[str, ...], *, enters: bool) -> None:
    assert has_way_in(shop(access=words)) == enters


def test_a_filter_without_a_shop_has_no_page() -> None:
    paths = {page.path for page in make_directory_pages(site_of(shop(payment=("지역상품권",))))}

    assert "shops/vouchers/" in paths
    assert "shops/wheelchair/" not in paths


# --- links


def view(site: Any) -> dict[str, Any]:  # noqa: ANN401 - read as a template reads it
    return cast("dict[str, Any]", shop_page(site, "shops/nangok-dubu").view)


def test_the_map_is_the_one_that_the_neighbourhood_names() -> None:
    chosen = settings(map_link="https://map.kakao.com/link/map/{name},{lat},{lon}")
    site = site_of(shop(title="난곡, {lat}", location=PLACE), choices=chosen)

    assert view(site)["map"] == (
        "https://map.kakao.com/link/map/%EB%82%9C%EA%B3%A1%2C%20%7Blat%7D,37.4731,126.9168"
    )


@pytest.mark.parametrize(
    ("forge", "form"),
    [
        (
            "https://github.com/dongne/paper",
            "https://github.com/dongne/paper/issues/new?template=3-shop.yml&shop=%EB%82%9C%EA%B3%A1%EC%86%90%EB%91%90%EB%B6%80",
        ),
        (
            "https://gitlab.com/dongne/paper",
            (
                "https://gitlab.com/dongne/paper/-/issues/new?issue[title]="
                "%5B%EA%B0%80%EA%B2%8C%5D%20%EB%82%9C%EA%B3%A1%EC%86%90%EB%91%90%EB%B6%80"
            ),
        ),
        (
            "https://codeberg.org/dongne/paper",
            (
                "https://codeberg.org/dongne/paper/issues/new?title="
                "%5B%EA%B0%80%EA%B2%8C%5D%20%EB%82%9C%EA%B3%A1%EC%86%90%EB%91%90%EB%B6%80"
            ),
        ),
    ],
)
def test_wrong_facts_are_told_by_telephone_or_on_a_form(forge: str, form: str) -> None:
    chosen = settings(forge=forge, comments=Comments(phone="02-555-0100"))

    ways = view(site_of(shop(), choices=chosen))["report"]

    assert [(way.title, way.path) for way in ways] == [
        ("전화 02-555-0100", "tel:025550100"),
        ("양식에 적기", form),
    ]
    assert view(site_of(shop()))["report"] == ()


def test_a_shop_that_has_closed_is_not_called() -> None:
    gone = shop(phone="02-555-0101", closed=date(2022, 12, 1))

    assert view(site_of(gone))["call"] is None
    assert view(site_of(replace(gone, closed=date(2023, 1, 31))))["call"].tel == "025550101"


# --- what machines read


def test_hours_are_told_to_machines_with_holidays() -> None:
    site = site_of(shop(hours="Mo-Fr 09:00-18:00; Sa 18:00-02:00; PH off"), at=moment("2022-12-31T09:00"))
    head = cast("dict[str, Any]", shop_page(site, "shops/nangok-dubu").head)

    told = head["ld"]["openingHoursSpecification"]

    weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    sort = "OpeningHoursSpecification"
    assert told[:2] == [
        {"@type": sort, "dayOfWeek": weekdays, "opens": "09:00", "closes": "18:00"},
        {"@type": sort, "dayOfWeek": ["Saturday"], "opens": "18:00", "closes": "02:00"},
    ]
    # 설날 and its substitute, as far as they were no days of rest already.
    assert [special["validFrom"] for special in told[2:]] == [
        "2023-01-21",
        "2023-01-23",
        "2023-01-24",
        "2023-03-01",
    ]
    assert {(special["opens"], special["closes"]) for special in told[2:]} == {("00:00", "00:00")}


def test_hours_that_no_clock_can_know_are_not_told_to_machines() -> None:
    head = cast("dict[str, Any]", shop_page(site_of(shop(hours='"전화로"')), "shops/nangok-dubu").head)

    assert "openingHoursSpecification" not in head["ld"]


# --- codes


def test_a_site_without_an_address_has_no_codes() -> None:
    site = site_of(shop(), choices=settings(site_url=""))

    assert list(make_codes(site)) == []
    assert "shops/qr/" not in {page.path for page in make_directory_pages(site)}
    assert view(site)["code"] is None


def test_a_code_is_the_same_at_every_build() -> None:
    assert draw_code("https://example.org/shops/dubu/") == draw_code("https://example.org/shops/dubu/")


# --- what a page depends on


def test_a_neighbour_changes_no_page_but_its_own_and_the_lists() -> None:
    own = shop(location=PLACE, hours="Mo-Fr 09:00-18:00")
    neighbour = shop("shops/star", title="별다방", location=Location(lat=37.4751, lon=126.9173))

    alone, together = site_of(own), site_of(own, neighbour)

    assert shop_page(alone, own.id) == shop_page(together, own.id)


def test_a_day_later_the_page_is_the_same_and_a_month_later_only_its_clock_differs() -> None:
    own = shop(location=PLACE, hours="Mo-Fr 09:00-18:00")
    pages = [
        shop_page(site_of(own, at=moment(day)), own.id) for day in ("2022-12-02", "2022-12-31", "2023-01-01")
    ]

    assert pages[0] == pages[1]
    changed = {key for key in pages[1].view if pages[1].view[key] != pages[2].view[key]}
    assert changed == {"clock"}
