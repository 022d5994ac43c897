"""What the plan asks of the unit projects."""

from collections.abc import Sequence

import pytest

from dongne.domain.items import Target
from dongne.domain.plan import PLAN, Minimum, find_missing_targets, minimums_of
from dongne.errors import Severity
from site_tests import newsroom

ASKED = [
    ("programmes/handmade-shops", "손수가게", "5곳까지"),
    ("programmes/community-stores", "나눔 서비스", "3가지 이상"),
    ("programmes/community-stores", "새 커뮤니티스토어", "5곳 이상"),
    ("programmes/community-stores", "주민 조사", "300명 이상"),
    ("programmes/study-groups", "스터디그룹", "1모임 이상"),
    ("programmes/leaders", "워크숍", "4회 이상"),
    ("programmes/promotion", "이용 촉진 행사", "1회 이상"),
]


def as_planned(minimum: Minimum, amount: int | None = None) -> Target:
    return Target(
        name=minimum.name,
        unit=minimum.unit,
        target=minimum.amount if amount is None else amount,
        measure=minimum.measure,
    )


def problems(programme_id: str, targets: Sequence[Target]) -> list[tuple[str, str]]:
    programme = newsroom.programme(programme_id, title="사업", targets=tuple(targets))
    found = list(find_missing_targets([programme]))
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [(problem.code, problem.message) for problem in found]


def test_the_plan_asks_for_what_the_plan_says() -> None:
    assert [(minimum.programme, minimum.name, minimum.in_words) for minimum in PLAN] == ASKED


@pytest.mark.parametrize("programme_id", dict.fromkeys(minimum.programme for minimum in PLAN))
def test_a_programme_with_the_plans_targets_is_praised_by_silence(programme_id: str) -> None:
    assert problems(programme_id, [as_planned(minimum) for minimum in minimums_of(programme_id)]) == []


@pytest.mark.parametrize("minimum", PLAN, ids=lambda minimum: minimum.name)
def test_a_target_that_is_left_out_is_asked_for(minimum: Minimum) -> None:
    others = [as_planned(other) for other in minimums_of(minimum.programme) if other != minimum]

    ((code, message),) = problems(minimum.programme, others)

    assert code == "programme-target-missing"
    assert f"{minimum.name} {minimum.in_words}" in message


@pytest.mark.parametrize("minimum", PLAN, ids=lambda minimum: minimum.name)
def test_a_target_that_asks_for_less_than_the_plan_is_told(minimum: Minimum) -> None:
    others = [as_planned(other) for other in minimums_of(minimum.programme) if other != minimum]
    short = as_planned(minimum, minimum.amount + (1 if minimum.at_most else -1))

    ((code, message),) = problems(minimum.programme, [*others, short])

    assert code == "programme-target-short"
    assert f"{short.target}{minimum.unit}" in message


def test_a_target_without_a_figure_keeps_nothing() -> None:
    target = Target(name="워크숍", unit="회")

    ((code, message),) = problems("programmes/leaders", [target])

    assert (code, "없습니다" in message) == ("programme-target-short", True)


def test_a_record_is_known_by_its_name_whatever_stands_around_it() -> None:
    assert problems("programmes/leaders", [Target(name="상인 워크숍", unit="회", target=5)]) == []


def test_the_hint_is_a_line_that_can_be_copied() -> None:
    (problem,) = find_missing_targets([newsroom.programme("programmes/study-groups")])

    assert "`- {name: 스터디그룹, unit: 모임, target: 1, measure: study_groups}`" in problem.hint


def test_of_other_programmes_and_other_items_the_plan_says_nothing() -> None:
    items = [newsroom.article(), newsroom.programme(), newsroom.programme("programmes/our-own-idea")]

    assert list(find_missing_targets(items)) == []
