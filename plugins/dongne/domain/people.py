"""Who decides and who writes: the roster."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dongne.domain.unfolding import unfold
from dongne.errors import Origin, Problem, Severity


@dataclass(frozen=True, kw_only=True)
class Term:
    """The days on which somebody holds an office, first and last included."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the office is held on ``day`` (in the site's time zone)."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class Group:
    """A body that decides: the editorial board (편집위원회), a panel (기획단)."""

    id: str
    title: str
    limit: int
    needs_expert: bool = False


@dataclass(frozen=True, kw_only=True)
class Key:
    """A public key in OpenSSH's form, and the days on which it may sign; None: as long as the office lasts."""

    text: str
    term: Term | None = None

    @property
    def core(self) -> str:
        """Type and key without the comment: what makes two keys the same."""
        return " ".join(self.text.split()[:2])


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody who decides."""

    id: str
    name: str
    groups: frozenset[str]
    term: Term
    expert: bool = False
    forge: str | None = None
    keys: tuple[Key, ...] = ()
    interests: frozenset[str] = frozenset()
    """Ids of items in which this person has an interest."""
    line: int | None = None

    def keys_on(self, day: date) -> tuple[Key, ...]:
        """Give the keys with which this person may sign on ``day``."""
        return tuple(key for key in self.keys if key.term is None or key.term.covers(day))

    def sits_in(self, group: str, day: date) -> bool:
        """Whether this person holds office in the group on ``day``."""
        return group in self.groups and self.term.covers(day)


@dataclass(frozen=True, kw_only=True)
class Reporter:
    """Somebody who writes (기자단)."""

    id: str
    name: str
    term: Term
    forge: str | None = None
    line: int | None = None


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Everybody whom the newsroom knows."""

    groups: Mapping[str, Group]
    members: Mapping[str, Member]
    reporters: Mapping[str, Reporter]
    file: str = "review/roster.yml"

    def knows(self, person: str) -> bool:
        """Whether this id is in either list."""
        return person in self.members or person in self.reporters

    def name_of(self, person: str) -> str:
        """Give the name behind an id; the id itself when nobody has it."""
        someone = self.members.get(person) or self.reporters.get(person)
        return person if someone is None else someone.name

    def seated(self, group: str, day: date) -> Iterator[Member]:
        """Give everybody who holds office in the group on ``day``, by id."""
        return (member for _, member in sorted(self.members.items()) if member.sits_in(group, day))

    def problems(self, today: date) -> list[Problem]:
        """Report what makes the roster unfit to decide by."""
        return [
            *self._find_strangers(),
            *self._find_twins(),
            *self._find_crowds(),
            *self._find_lay_boards(today),
        ]

    def _problem(
        self,
        code: str,
        message: str,
        hint: str,
        *,
        line: int | None = None,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        origin = Origin(file=self.file, line=line)
        return Problem(origin=origin, code=code, message=message, hint=hint, severity=severity)

    def _find_strangers(self) -> Iterator[Problem]:
        for member in self.members.values():
            for group in sorted(member.groups - self.groups.keys()):
                yield self._problem(
                    "roster-group-unknown",
                    f"{member.name}({member.id}) 님의 모임 `{group}`이 `groups`에 없습니다.",
                    f"`groups`에 있는 이름으로 고쳐 주세요: {', '.join(self.groups)}.",
                    line=member.line,
                )

    def _find_twins(self) -> Iterator[Problem]:
        """One person must not decide twice under two ids (leak row 32)."""
        marks: dict[tuple[str, str], set[str]] = defaultdict(set)
        lines: dict[str, int | None] = {}
        everybody: list[Member | Reporter] = [*self.members.values(), *self.reporters.values()]
        for someone in everybody:
            lines.setdefault(someone.id, someone.line)
            marks["이름", _letters(someone.name)].add(someone.id)
            if someone.forge:
                marks["저장소 계정", someone.forge.casefold()].add(someone.id)
            for key in someone.keys if isinstance(someone, Member) else ():
                marks["열쇠", key.core].add(someone.id)
        for (what, value), ids in marks.items():
            if len(ids) > 1:
                yield self._problem(
                    "roster-twins",
                    f"{', '.join(f'`{person}`' for person in sorted(ids))}의 {what}({value[:40]})이 같습니다.",
                    "같은 사람이면 두 명단에 같은 id로 적고, 다른 사람이면 이름 뒤에 구별되는 말을 붙여 주세요.",
                    line=max(lines[person] or 0 for person in ids) or None,
                )

    def _find_crowds(self) -> Iterator[Problem]:
        """A group may not exceed its limit on any day; it can only grow on somebody's first day."""
        for group in self.groups.values():
            days = sorted(
                {member.term.since for member in self.members.values() if group.id in member.groups}
            )
            for day in days:
                count = sum(1 for _ in self.seated(group.id, day))
                if count > group.limit:
                    yield self._problem(
                        "roster-group-full",
                        f"{day} 현재 {group.title}이 {count}명입니다. 정원은 {group.limit}명입니다.",
                        "임기가 끝난 사람에게 `until`을 적거나 사람을 줄여 주세요.",
                    )
                    break

    def _find_lay_boards(self, today: date) -> Iterator[Problem]:
        for group in self.groups.values():
            if not group.needs_expert:
                continue
            experts = [
                member for member in self.members.values() if group.id in member.groups and member.expert
            ]
            if not experts:
                yield self._problem(
                    "roster-expert-missing",
                    f"{group.title}에 전문가(`expert: true`)가 한 사람도 없습니다.",
                    "전문가 한 사람을 `people`에 적어 주세요.",
                )
            elif not any(member.sits_in(group.id, today) for member in experts):
                yield self._problem(
                    "roster-expert-gone",
                    f"{group.title}에 지금 임기 중인 전문가가 없습니다.",
                    "새 전문가를 `people`에 적거나 임기를 늘려 주세요.",
                    severity=Severity.WARNING,
                )


def _letters(name: str) -> str:
    """Give what a name says, however it is spaced and whatever cannot be seen in it."""
    return "".join(filter(str.isalnum, unfold(name).text)).casefold()
