"""Many areas in one sum: each counted once, and whoever is not counted keeps its name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.rollup import Amount, AreaReport, Part, Rollup, State, TargetFigure, roll_up
from site_tests.newsroom import AT, moment

STALE = timedelta(days=40)


def report(
    area: str,
    months: Mapping[str, tuple[int, int]] | None = None,
    *,
    generated: datetime = AT,
    categories: Mapping[str, tuple[int, int]] | None = None,
    targets: tuple[TargetFigure, ...] = (),
) -> AreaReport:
    """Give what an area says of itself; its totals are the sums of its months."""
    by_month = {month: amount(pair) for month, pair in (months or {}).items()}
    return AreaReport(
        area=area,
        generated=generated,
        totals=sum(by_month.values(), Amount()),
        withdrawn=0,
        unmatched=0,
        by_category={title: amount(pair) for title, pair in (categories or {}).items()},
        by_month=by_month,
        targets=targets,
    )


def amount(pair: tuple[int, int]) -> Amount:
    return Amount(articles=pair[0], comments=pair[1])


def counted(found: AreaReport, source: str | None = None) -> Part:
    return Part(source=source or f"{found.area}.json", state=State.COUNTED, report=found)


def roll(*parts: Part) -> Rollup:
    return roll_up(parts, at=AT, stale_after=STALE)


def states(found: Rollup) -> dict[str, State]:
    return {part.source: part.state for part in found.parts}


# --- sums


pairs = st.tuples(st.integers(0, 99), st.integers(0, 99))
months = st.dictionaries(st.sampled_from(["2021-12", "2022-01", "2022-06", "2022-07", "2023-02"]), pairs)


@given(st.lists(months, max_size=5))
def test_months_half_years_and_years_of_all_areas_add_up_to_the_totals(
    areas: list[dict[str, tuple[int, int]]],
) -> None:
    found = roll(*(counted(report(f"{place}동", by_month)) for place, by_month in enumerate(areas)))

    expected = Amount(
        articles=sum(pair[0] for by_month in areas for pair in by_month.values()),
        comments=sum(pair[1] for by_month in areas for pair in by_month.values()),
    )
    assert found.totals == expected
    for periods in (found.by_month, found.by_half_year, found.by_year):
        assert sum(periods.values(), Amount()) == expected


def test_a_month_in_which_no_area_had_anything_stands_with_nothing() -> None:
    found = roll(counted(report("난곡", {"2021-12": (1, 2)})), counted(report("합정", {"2022-02": (3, 4)})))

    assert found.by_month == {
        "2021-12": amount((1, 2)),
        "2022-01": Amount(),
        "2022-02": amount((3, 4)),
    }
    assert found.by_half_year == {"2021-H2": amount((1, 2)), "2022-H1": amount((3, 4))}
    assert found.by_year == {"2021": amount((1, 2)), "2022": amount((3, 4))}


def test_a_city_without_an_area_has_no_month() -> None:
    assert (roll().by_month, roll().totals, roll().reports) == ({}, Amount(), ())


def test_the_category_that_most_areas_have_stands_first() -> None:
    one = report("난곡", categories={"가게": (9, 9), "사람들": (1, 2)})
    two = report("합정", categories={"골목": (5, 0), "사람들": (3, 4)})

    found = roll(counted(one), counted(two)).by_category

    assert list(found.items()) == [
        ("사람들", (2, amount((4, 6)))),
        ("가게", (1, amount((9, 9)))),
        ("골목", (1, amount((5, 0)))),
    ]


# --- targets


def survey(target: int | None, achieved: int, year: str = "2022", name: str = "설문") -> TargetFigure:
    return TargetFigure(programme="소식지", name=name, unit="명", year=year, target=target, achieved=achieved)


def test_a_rate_is_of_the_areas_that_have_a_target() -> None:
    areas = [report(f"{place}동", targets=(figure,)) for place, figure in enumerate(
        [survey(300, 150), survey(100, 120), survey(None, 999), survey(0, 7)]
    )]  # fmt: skip

    (found,) = roll(*map(counted, areas)).targets

    assert (found.areas, found.target, found.achieved, found.aimed) == (4, 400, 1276, 270)
    assert (found.met, found.rate) == (1, Decimal("67.5"))


def test_where_no_area_has_a_target_there_is_no_rate() -> None:
    (found,) = roll(counted(report("난곡", targets=(survey(None, 5),)))).targets

    assert (found.target, found.rate, found.achieved, found.met) == (None, None, 5, 0)


def test_the_newest_year_stands_first_and_each_year_counts_by_itself() -> None:
    one = report("난곡", targets=(survey(10, 1, "2021"), survey(10, 2), survey(10, 3, name="모임")))
    two = report("합정", targets=(survey(10, 4, "2021"),))

    found = roll(counted(one), counted(two)).targets

    assert [(each.year, each.name, each.areas, each.achieved) for each in found] == [
        ("2022", "모임", 1, 3),
        ("2022", "설문", 1, 2),
        ("2021", "설문", 2, 5),
    ]


# --- what the city is told


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (timedelta(days=40), State.COUNTED),
        (timedelta(days=40, seconds=1), State.STALE),
        (timedelta(days=-1), State.COUNTED),
        (timedelta(days=-1, seconds=-1), State.AHEAD),
    ],
)
def test_figures_that_are_old_or_of_tomorrow_are_counted_and_named(age: timedelta, state: State) -> None:
    found = roll(counted(report("난곡", {"2022-05": (1, 0)}, generated=AT - age)))

    (part,) = found.parts
    assert (part.state, found.totals.articles) == (state, 1)
    assert (part in found.odd) == bool(part.reason) == (state is not State.COUNTED)


def test_how_old_the_figures_are_is_said_in_days() -> None:
    (part,) = roll(counted(report("난곡", generated=moment("2022-11-20T09:00")))).parts

    assert part.reason == "2022-11-20에 센 수입니다(41일 전)."


@pytest.mark.parametrize("state", [State.MISSING, State.UNREADABLE, State.OTHER_SCHEMA, State.WRONG_SUMS])
def test_what_could_not_be_read_is_named_and_in_no_sum(state: State) -> None:
    broken = Part(source="합정.json", state=state, reason="읽지 못했습니다.", name="합정")

    found = roll(counted(report("난곡", {"2022-05": (1, 2)})), broken)

    assert found.odd == (broken,)
    assert found.totals == amount((1, 2))


def test_figures_with_wrong_sums_do_not_push_out_the_sound_ones_of_the_same_area() -> None:
    sound = counted(report("난곡", {"2022-05": (1, 0)}, generated=moment("2022-12-01")))
    wrong = Part(source="odd.json", state=State.WRONG_SUMS, report=report("난곡", {"2022-05": (9, 0)}))

    found = roll(wrong, sound)

    assert states(found) == {"난곡.json": State.COUNTED, "odd.json": State.WRONG_SUMS}
    assert found.totals.articles == 1


def test_of_two_sources_of_one_area_the_newer_counts_and_the_other_names_it() -> None:
    now = report("난곡", {"2022-05": (2, 0)})
    older = replace(now, generated=AT - timedelta(days=3))

    for parts in ([counted(older, "a"), counted(now, "b")], [counted(now, "b"), counted(older, "a")]):
        found = roll(*parts)

        assert states(found) == {"a": State.TWICE, "b": State.COUNTED}
        assert "`b`" in found.odd[0].reason
        assert found.totals.articles == 2


def test_of_two_sources_of_the_same_moment_the_one_named_first_counts() -> None:
    found = roll(counted(report("난곡"), "second"), counted(report("난곡"), "first"))

    assert states(found) == {"second": State.COUNTED, "first": State.TWICE}


def test_areas_stand_by_name_in_whatever_order_they_were_asked() -> None:
    parts = [
        counted(report("합정")),
        Part(source="https://example.org/", state=State.MISSING, name="난곡"),
        Part(source="망원.json", state=State.UNREADABLE),
    ]

    for order in (parts, parts[::-1]):
        assert [part.title for part in roll(*order).parts] == ["난곡", "망원.json", "합정"]


def test_every_state_is_said_in_korean_and_no_two_are_said_alike() -> None:
    labels = [state.label for state in State]

    assert len(set(labels)) == len(State)
    assert all("가" <= label[0] <= "힣" for label in labels)
