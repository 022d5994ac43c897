"""A street of six shops and two events."""

from site_tests.paper import Built, Paper

SHOPS = {
    "dubu": "동네두부집",
    "bakery": "난곡빵집",
    "bar": "밤별주점",
    "mart": "매일슈퍼",
    "workshop": "예약공방",
    "corner": "모퉁이가게",
}


def print_street(paper: Paper) -> Built:
    """Build the paper for the afternoon of Friday 30 December 2022."""
    paper.with_material()
    paper.approve(*_shops(paper), *_events(paper), by=("soyoung", "daeho", "kisu"))
    built = paper.build(now="2022-12-30T15:00:00+09:00")
    assert built.code == 0, built.output
    return built


def _shops(paper: Paper) -> list[str]:
    place = {"lat": 37.4731, "lon": 126.9168}
    return [
        paper.shop(
            "dubu",
            name=SHOPS["dubu"],
            hours="Tu-Sa 06:00-14:00; Su 06:00-12:00; Mo off",
            phone="02-555-0101",
            location=place,
            payment=["현금", "지역상품권"],
            access=["문턱 없음"],
            menu=[{"name": "순두부백반", "price": 8000}],
            handmade={
                "ingredients": [{"name": "백태", "origin": "충북 괴산", "producer": "느티나무 콩밭"}],
                "no_chemical_seasoning": True,
                "process_visible": True,
                "selected": "2022-04-08",
            },
        ),
        paper.shop("bakery", name=SHOPS["bakery"], access=["계단 두 칸"], location={**place, "lat": 37.4735}),
        paper.shop("bar", name=SHOPS["bar"], hours="Fr,Sa 18:00-02:00", location={**place, "lon": 126.91685}),
        paper.shop(
            "mart",
            name=SHOPS["mart"],
            category="living",
            hours="Mo-Su 09:00-21:00; PH off",
            payment=["온누리상품권"],
            community_store={"services": [{"name": "택배 보관", "since": "2022-10-24"}]},
        ),
        paper.shop("workshop", name=SHOPS["workshop"], category="living", hours='Mo-Fr 10:00-18:00 "예약"'),
        paper.shop("corner", name=SHOPS["corner"], category="living", closed="2022-12-01", hours="24/7"),
    ]


def _events(paper: Paper) -> list[str]:
    return [
        paper.item(
            "events/fair",
            {
                "title": "연초 장터",
                "summary": "떡국을 나눕니다.",
                "starts": "2023-01-07T10:00:00+09:00",
                "place": "난곡 어린이공원",
                "contact": "모임방, 02-555-0178",
                "coupon": {"text": "천 원 할인", "until": "2023-01-31"},
            },
            "모두 오세요.\n",
        ),
        paper.item(
            "events/flea",
            {
                "title": "지난 벼룩시장",
                "summary": "안 쓰는 물건을 나눴습니다.",
                "starts": "2022-05-21",
                "place": "공원",
            },
            "돗자리를 폈습니다.\n",
        ),
    ]
