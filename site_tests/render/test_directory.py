"""The directory of shops for machines."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dongne.domain.items import Link, Location, MenuEntry, Portrayed, Service, Shop, StudyGroup
from dongne.render.directory import make_directory
from dongne.render.outputs import Site
from site_tests.newsroom import AT, handmade, photo, shop, site_of


def directory(site: Site) -> dict[str, bytes]:
    files = {file.path: file.content for file in make_directory(site)}
    return {path: content for path, content in files.items() if path.endswith("json")}


def layer(*shops: Shop) -> Any:  # noqa: ANN401 - JSON
    return json.loads(directory(site_of(*shops))["shops.geojson"])


def table(*shops: Shop) -> Any:  # noqa: ANN401 - JSON
    return json.loads(directory(site_of(*shops))["shops.json"])


def placed(item_id: str = "shops/nangok-dubu", **fields: object) -> Shop:
    return shop(item_id, location=Location(lat=37.4751, lon=126.9173), **fields)


def test_an_empty_directory_is_a_valid_one() -> None:
    assert layer() == {"type": "FeatureCollection", "features": []}
    assert table() == {
        "schema": 1,
        "area": "난곡 생활상권",
        "url": "https://example.org/shops/",
        "shops": [],
    }


def test_a_point_has_longitude_before_latitude() -> None:
    (feature,) = layer(placed())["features"]

    assert feature["type"] == "Feature"
    assert feature["id"] == "shops/nangok-dubu"
    assert feature["geometry"] == {"type": "Point", "coordinates": [126.9173, 37.4751]}


def test_a_shop_without_a_place_is_in_the_table_but_not_on_the_map() -> None:
    shops = (shop(), placed("shops/star-tea", title="별다방"))

    assert [feature["id"] for feature in layer(*shops)["features"]] == ["shops/star-tea"]
    assert [(row["id"], row["location"]) for row in table(*shops)["shops"]] == [
        ("shops/nangok-dubu", None),
        ("shops/star-tea", {"lat": 37.4751, "lon": 126.9173}),
    ]


def test_the_map_layer_says_what_a_map_shows() -> None:
    item = placed(
        phone="02-000-0000",
        hours="Mo-Sa 06:00-11:00",
        opened=date(1991, 3, 2),
        payment=("카드", "제로페이"),
        access=("문턱 없음",),
        handmade=handmade(),
        services=(Service(name="택배 보관"),),
        study_group=StudyGroup(id="alley", title="골목 모임"),
        pictures=(photo("두부.jpg", alt="두부 한 판"),),
    )
    site = site_of(item)
    (feature,) = json.loads(directory(site)["shops.geojson"])["features"]

    assert feature["properties"] == {
        "id": "shops/nangok-dubu",
        "name": "난곡손두부",
        "url": "https://example.org/shops/nangok-dubu/",
        "category": "food",
        "category_title": "음식점",
        "summary": "새벽마다 콩을 가는 두부집.",
        "address": "서울 관악구 난곡로 12",
        "phone": "02-000-0000",
        "hours": "Mo-Sa 06:00-11:00",
        "opened": "1991-03-02",
        "closed": None,
        "checked": "2022-04-01",
        "payment": ["카드", "제로페이"],
        "access": ["문턱 없음"],
        "study_group": {"id": "alley", "title": "골목 모임"},
        "photo": {
            "url": f"https://example.org/{site.album[item.originals[0].sha256].fallback.path}",
            "alt": "두부 한 판",
        },
        "handmade": True,
        "community": True,
    }


def test_the_table_says_why_a_shop_carries_a_mark() -> None:
    (row,) = table(
        shop(
            handmade=handmade(),
            services=(Service(name="택배 보관", since=date(2022, 3, 1), where="계산대"),),
            menu=(MenuEntry(name="두부 한 모", price="3,000원"),),
            links=(Link(title="주문", url="https://example.com/order"),),
        )
    )["shops"]

    assert row["handmade"] == {
        "ingredients": [{"name": "콩", "origin": "경기 파주", "producer": "장단콩 작목반"}],
        "story": "삼십 년째 같은 솥을 씁니다.",
        "selected": "2022-03-02",
    }
    assert row["community"] == [{"name": "택배 보관", "since": "2022-03-01", "where": "계산대"}]
    assert row["menu"] == [{"name": "두부 한 모", "price": "3,000원"}]
    assert row["links"] == [{"title": "주문", "url": "https://example.com/order"}]


def test_an_ordinary_shop_carries_no_mark() -> None:
    (feature,) = layer(placed())["features"]
    (row,) = table(placed())["shops"]

    assert (feature["properties"]["handmade"], feature["properties"]["community"]) == (False, False)
    assert (row["handmade"], row["community"]) == (None, None)


def test_a_shop_that_closed_says_so() -> None:
    (feature,) = layer(placed(closed=date(2022, 9, 30)))["features"]

    assert feature["properties"]["closed"] == "2022-09-30"


def test_a_photo_that_is_not_published_is_not_named() -> None:
    site = replace(site_of(placed(pictures=(photo(),))), album={})

    for content in directory(site).values():
        assert b"media/" not in content
        assert "시장 골목".encode() not in content


def test_the_owner_is_in_neither_file() -> None:
    files = directory(site_of(placed(owner=Portrayed(name="우종례", consent="2022-03"))))

    assert all("우종례" not in content.decode() for content in files.values())


def test_what_the_board_has_not_approved_is_in_neither_file() -> None:
    held = placed(title="아무도 모르는 가게")
    site = site_of(held, decisions={held.id: []})

    assert all("아무도" not in content.decode() for content in directory(site).values())


def test_markup_stays_data_even_inside_a_page() -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    files = directory(site_of(placed(title=hostile, summary=hostile)))

    for content in files.values():
        assert not set(content.decode()) & set("<>&\u2028")
    assert json.loads(files["shops.json"])["shops"][0]["name"] == hostile.removesuffix("\u2028")


def test_a_later_build_gives_the_same_bytes() -> None:
    assert directory(site_of(placed())) == directory(site_of(placed(), at=AT + timedelta(days=400)))


def test_a_place_is_told_to_eleven_centimetres() -> None:
    (feature,) = layer(shop(location=Location(lat=37.47512344, lon=126.91734966)))["features"]

    assert feature["geometry"]["coordinates"] == [126.91735, 37.475123]


@settings(max_examples=60)
@example("\ud800\x01\ufffe")
@given(st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=40))
def test_both_files_are_json_in_utf8_whatever_characters_a_shop_holds(text: str) -> None:
    for content in directory(site_of(placed(title=text, address=text))).values():
        json.loads(content.decode("utf-8"))
