"""What only all items together can tell of the editions."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from dongne.domain.address import slug_of
from dongne.domain.items import Edition, Item
from dongne.errors import Problem


def name_stories(items: Iterable[Item], ids: Collection[str]) -> tuple[list[Item], list[Problem]]:
    """Give the items with every story of an edition by its full id."""
    by_slug: dict[str, list[str]] = defaultdict(list)
    for item_id in sorted(ids):
        if item_id.startswith("articles/"):
            by_slug[slug_of(item_id)].append(item_id)
    named: list[Item] = []
    problems: list[Problem] = []
    for item in items:
        if not isinstance(item, Edition):
            named.append(item)
            continue
        stories = []
        for place, story in enumerate(item.stories):
            found = by_slug.get(story, []) if "/" not in story else [story]
            if len(found) > 1:
                problems.append(_ambiguous(item, place, story, found))
            # An article that does not exist is the gate's to report, under the id that it would have.
            stories.append(found[0] if found else f"articles/{item.date.year}/{story}")
        named.append(replace(item, stories=tuple(dict.fromkeys(stories))))
    return named, problems


def find_twin_editions(items: Iterable[Item]) -> list[Problem]:
    """Report editions that bear the number of an earlier one."""
    first: dict[int, Edition] = {}
    problems = []
    editions = (item for item in items if isinstance(item, Edition))
    for edition in sorted(editions, key=lambda edition: edition.id):
        other = first.setdefault(edition.number, edition)
        if other is not edition:
            problems.append(
                Problem(
                    origin=edition.origin_of("number"),
                    code="edition-number",
                    message=f"제{edition.number}호는 `{other.id}`에 이미 있습니다.",
                    hint="`number`를 아직 없는 번호로 고쳐 주세요.",
                )
            )
    return problems


def _ambiguous(edition: Edition, place: int, story: str, found: list[str]) -> Problem:
    return Problem(
        origin=edition.origin_of(f"stories.{place}"),
        code="story-ambiguous",
        message=f"`{story}`라는 기사가 둘 이상입니다: {', '.join(found)}.",
        hint="연도를 넣은 주소로 적어 주세요.",
    )
