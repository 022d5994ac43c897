"""Pictures of figures: what they show they also say, without colours, scripts or anything from elsewhere."""

import re

import pytest
from lxml import etree

from dongne.render.metrics.bars import Bar
from dongne.render.metrics.drawing import draw_bars

BARS = [
    Bar(label="5월", name="2022년 5월", articles=4, comments=12),
    Bar(label="6월", name="2022년 6월", articles=0, comments=0),
]


def test_the_picture_says_in_words_what_it_shows() -> None:
    svg = etree.fromstring(draw_bars(BARS, title="다달이 <실린> 기사"))

    words = {str(node.get("id")): node.text for node in svg.iterfind("{*}*") if node.get("id")}
    assert svg.get("role") == "img"
    assert [words[name] for name in str(svg.get("aria-labelledby")).split()] == [
        "다달이 <실린> 기사",
        "2022년 5월 기사 4편과 댓글 12개, 2022년 6월 기사 0편과 댓글 0개.",
    ]


def test_the_picture_needs_no_script_no_style_and_no_other_place() -> None:
    drawn = draw_bars(BARS, title="다달이")

    assert not re.search(r"<script|<style|style=|href|\bon\w+=|<!--", drawn)
    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]


def test_the_two_kinds_of_bar_differ_by_pattern_and_by_words() -> None:
    svg = etree.fromstring(draw_bars(BARS, title="다달이"))

    fills = [
        {
            bar.get("fill")
            for bar in svg.iterfind(f".//{{*}}g[@class='series serie-{kind} color-{kind}']//{{*}}rect")
        }
        for kind in (0, 1)
    ]
    assert fills == [{"currentColor"}, {"url(#chart-hatched)"}]
    assert {"기사", "댓글"} <= {node.text for node in svg.iter("{*}text")}


def test_the_same_figures_give_the_same_picture() -> None:
    assert draw_bars(BARS, title="다달이") == draw_bars(list(BARS), title="다달이")


def test_two_pictures_on_one_page_share_no_id() -> None:
    drawn = [etree.fromstring(draw_bars(BARS, title="다달이", name=name)) for name in ("one", "two")]

    ids = [{str(node.get("id")) for node in svg.iter() if node.get("id")} for svg in drawn]
    assert ids == [{"one-title", "one-desc", "one-hatched"}, {"two-title", "two-desc", "two-hatched"}]
    assert "url(#two-hatched)" in etree.tostring(drawn[1], encoding="unicode")


def test_lying_bars_keep_the_order_of_their_names_from_top_to_bottom() -> None:
    names = ["동네소식", "새로 연 가게", "맛집"]
    bars = [Bar(label=name, name=name, articles=1, comments=2) for name in names]

    svg = etree.fromstring(draw_bars(bars, title="분류", lying=True))

    labels = svg.xpath("//*[local-name()='g'][contains(@class, 'axis y')]//*[local-name()='text']")
    assert [label.text for label in sorted(labels, key=lambda label: float(label.get("y")))] == names


@pytest.mark.parametrize("largest", [0, 1, 2, 3, 7, 19, 20, 99, 100, 1234, 200_000])
def test_the_axis_has_few_whole_numbers_and_room_above_the_longest_bar(largest: int) -> None:
    svg = etree.fromstring(
        draw_bars([Bar(label="5월", name="5월", articles=0, comments=largest)], title="수")
    )

    texts = svg.xpath("//*[local-name()='g'][contains(@class, 'axis y')]//*[local-name()='text']/text()")
    ticks = [int(text) for text in texts]
    assert ticks[0] == 0
    assert ticks[-1] > largest
    assert len(ticks) <= 7


@pytest.mark.parametrize("largest", [29, 299, 1999])
def test_the_figure_of_the_longest_bar_that_lies_has_its_room(largest: int) -> None:
    bars = [Bar(label="새로 연 가게", name="새로 연 가게", articles=1, comments=largest)]

    drawn = draw_bars(bars, title="분류", lying=True)

    svg, moved = etree.fromstring(drawn), re.search(r"translate\((\d+),", drawn)
    (figure,) = (node for node in svg.iter("{*}text") if node.text == str(largest))
    assert moved is not None
    end = float(moved[1]) + float(str(figure.get("x"))) + 9 * len(str(largest))
    assert end <= float(str(svg.get("viewBox")).split()[2])
