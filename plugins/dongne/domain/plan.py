"""What the plan of 2022 asks of its unit projects at least, whatever a neighbourhood adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dongne.domain.items import Item, Programme, Target
from dongne.errors import Problem, Severity


@dataclass(frozen=True, kw_only=True)
class Minimum:
    """One figure of the plan, for one year."""

    programme: str
    """Id of the unit project."""
    name: str
    unit: str
    amount: int
    measure: str | None = None
    """What counts it, where the publication knows."""
    words: tuple[str, ...] = ()
    """What the name of a record of it holds, where people count."""
    at_most: bool = False
    """Whether the plan sets an upper bound instead."""
    note: str = ""
    """What the plan says beside the figure."""

    @property
    def in_words(self) -> str:
        """Give ``5곳 이상`` or ``5곳까지``."""
        return f"{self.amount}{self.unit}{'까지' if self.at_most else ' 이상'}"

    def is_meant_by(self, target: Target) -> bool:
        """Whether a target of the programme is about this figure."""
        if self.measure is not None:
            return target.measure == self.measure
        return any(word in target.name for word in self.words)

    def is_kept_by(self, target: Target) -> bool:
        """Whether a target asks for no less, or no more, than the plan."""
        if target.target is None:
            return False
        return target.target <= self.amount if self.at_most else target.target >= self.amount


PLAN = (
    Minimum(
        programme="programmes/handmade-shops",
        name="손수가게",
        unit="곳",
        amount=5,
        measure="handmade_shops",
        at_most=True,
        note="재료의 고향을 밝히고 화학조미료 없이 눈앞에서 만드는 집",
    ),
    Minimum(
        programme="programmes/community-stores",
        name="나눔 서비스",
        unit="가지",
        amount=3,
        measure="community_services",
    ),
    Minimum(
        programme="programmes/community-stores",
        name="새 커뮤니티스토어",
        unit="곳",
        amount=5,
        measure="community_stores",
    ),
    Minimum(
        programme="programmes/community-stores",
        name="주민 조사",
        unit="명",
        amount=300,
        words=("조사", "설문"),
    ),
    Minimum(
        programme="programmes/study-groups",
        name="스터디그룹",
        unit="모임",
        amount=1,
        measure="study_groups",
        note="한 모임에 가게 셋 이상, 모임의 이야기를 모아 둡니다",
    ),
    Minimum(
        programme="programmes/leaders",
        name="워크숍",
        unit="회",
        amount=4,
        words=("워크숍", "워크샵"),
        note="한 번에 열 사람 안팎",
    ),
    Minimum(programme="programmes/promotion", name="이용 촉진 행사", unit="회", amount=1, measure="events"),
)
"""Every figure of the plan that has a number. The newsletter's own programme has none: its articles and comments
are counted by category, for the evaluations of June and December."""


def minimums_of(programme_id: str) -> tuple[Minimum, ...]:
    """Give what the plan asks of a unit project."""
    return tuple(minimum for minimum in PLAN if minimum.programme == programme_id)


def find_missing_targets(items: Iterable[Item]) -> Iterator[Problem]:
    """Report every unit project that leaves out a figure of the plan, or asks for less of it."""
    for programme in items:
        if isinstance(programme, Programme):
            for minimum in minimums_of(programme.id):
                meant = [
                    (place, target)
                    for place, target in enumerate(programme.targets)
                    if minimum.is_meant_by(target)
                ]
                if not meant:
                    yield _missing(programme, minimum)
                elif not any(minimum.is_kept_by(target) for _, target in meant):
                    yield _not_kept(programme, minimum, *meant[0])


def _missing(programme: Programme, minimum: Minimum) -> Problem:
    measure = f", measure: {minimum.measure}" if minimum.measure else ""
    line = f"{{name: {minimum.name}, unit: {minimum.unit}, target: {minimum.amount}{measure}}}"
    return Problem(
        origin=programme.origin_of("targets"),
        code="programme-target-missing",
        message=f"「{programme.title}」에 계획이 정한 지표가 빠졌습니다: {minimum.name} {minimum.in_words}.",
        hint=f"`targets`에 `- {line}`을 더해 주세요.",
        severity=Severity.WARNING,
    )


def _not_kept(programme: Programme, minimum: Minimum, place: int, target: Target) -> Problem:
    said = "없습니다" if target.target is None else f"{target.target}{target.unit}입니다"
    return Problem(
        origin=programme.origin_of(f"targets.{place}"),
        code="programme-target-short",
        message=f"「{programme.title}」의 {target.name} 목표가 {said}. 계획은 {minimum.in_words}입니다.",
        hint=f"`target`을 {minimum.amount}{'까지로' if minimum.at_most else ' 이상으로'} 고쳐 주세요.",
        severity=Severity.WARNING,
    )
