"""Rows 26 and 32: no decision but a good one, by whoever may make it, lets anything out."""

import copy
import shutil
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_tests.leaks.held import ID, assert_held, write_held
from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import APPROVED_AT, POLICY, ROSTER, Built, Paper
from site_tests.photos import jpeg

Decision = dict[str, object]
AT = "2022-05-10T10:00:00+09:00"


def said(by: str, decision: str = "approve", at: str = AT, **more: object) -> Decision:
    return {"decision": decision, "by": by, "at": at, **more}


def roster() -> dict[str, Any]:
    """Give a board in which somebody stands for every reason not to count."""
    made: dict[str, Any] = copy.deepcopy(ROSTER)
    made["people"] += [
        {"id": "yuna", "name": "문유나", "groups": ["board"], "since": "2022-01-01"},
        {"id": "former", "name": "표정우", "groups": ["board"], "since": "2022-01-01", "until": "2022-05-09"},
        {"id": "newcomer", "name": "국나래", "groups": ["board"], "since": "2022-05-11"},
        {"id": "minseo", "name": "박민서", "groups": ["board"], "since": "2022-01-01"},
        {"id": "cousin", "name": "길오름", "groups": ["board"], "since": "2022-01-01", "interests": ["shops/nangok-dubu"]},
    ]  # fmt: skip
    return made


def policy() -> dict[str, Any]:
    """Give rules in which one category asks more than its kind, and events have none."""
    made: dict[str, Any] = copy.deepcopy(POLICY)
    del made["kinds"]["event"]
    made["categories"] = {"food": {"quorum": 3, "needs_expert": True}}
    return made


@dataclass(frozen=True, kw_only=True)
class Case:
    """An item with what was said about it."""

    decisions: tuple[Decision, ...]
    front: dict[str, object]
    body: str = ""


def case(*decisions: Decision, body: str = "", **front: object) -> Case:
    return Case(decisions=decisions, front=front, body=body)


CASES = {
    "nobody-said-anything": case(),
    "one-of-two": case(said("soyoung")),
    "one-person-twice": case(said("soyoung"), said("soyoung", at="2022-05-11T10:00:00+09:00")),
    "a-reporter-their-own": case(said("minseo"), said("soyoung")),
    "a-reporter-among-several": case(said("minseo"), said("soyoung"), reporters=["jaehun", "minseo"]),
    "a-reporter-without-a-seat": case(said("jaehun"), said("soyoung")),
    "another-group": case(said("kisu"), said("soyoung")),
    "after-the-term": case(said("former"), said("soyoung")),
    "before-the-term": case(said("newcomer"), said("soyoung")),
    "a-minute-after-the-term": case(said("former", at="2022-05-10T00:00:00+09:00"), said("soyoung")),
    "the-day-of-another-zone": case(said("former", at="2022-05-09T23:59:00Z"), said("soyoung")),
    "an-interest-in-its-shop": case(said("cousin"), said("soyoung"), shops=["nangok-dubu"]),
    "an-interest-in-a-linked-shop": case(
        said("cousin"), said("soyoung"), body="[두부집](../../../shops/nangok-dubu/) 이야기\n"
    ),
    "own-photo": case(
        said("daeho"), said("soyoung"), cover={"file": "p.jpg", "alt": "문 앞", "credit": "사진 조대호"}
    ),
    "tomorrow": case(said("soyoung"), said("daeho", at="2023-01-01T00:00:00+09:00")),
    "a-second-after-the-build": case(said("soyoung"), said("daeho", at="2022-12-31T09:00:01+09:00")),
    "digest-of-nothing": case(*(said(person, digest="sha256:" + "0" * 64) for person in ("soyoung", "daeho"))),
    "a-standing-objection": case(said("yuna", "request-changes"), said("soyoung"), said("daeho")),
    "an-approval-is-no-lift": case(
        said("daeho", "request-changes"),
        said("daeho", at="2022-05-11T10:00:00+09:00"),
        said("soyoung", at="2022-05-11T10:00:00+09:00"),
    ),
    "a-lift-by-somebody-else": case(
        said("yuna", "request-changes"), said("soyoung", "lift"), said("soyoung"), said("daeho")
    ),
    "a-lift-before-the-objection": case(
        said("yuna", "lift"), said("soyoung"), said("daeho"), said("yuna", "request-changes")
    ),
    "an-objection-to-another-version": case(
        said("yuna", "request-changes", digest="sha256:" + "0" * 64), said("soyoung"), said("daeho")
    ),
    "retracted-before-anybody-read-it": case(
        said("yuna", "retract", note="실을 수 없습니다."), said("soyoung"), said("daeho")
    ),
    "a-stricter-category": case(said("soyoung"), said("daeho"), category="food"),
    "a-category-without-its-expert": case(said("daeho"), said("yuna"), said("minseo"), category="food", reporters=["jaehun"]),
}  # fmt: skip


def title_of(name: str) -> str:
    return f"아직 모르는 이야기 {name}"


def text_of(name: str) -> str:
    return f"골목 끝 파란 대문 집의 사정은 {name} 이웃도 모른다.\n"


def write_case(paper: Paper, name: str) -> None:
    photos = {"p.jpg": jpeg()} if "cover" in CASES[name].front else None
    item = paper.article(
        name, title=title_of(name), body=text_of(name) + CASES[name].body, photos=photos, **CASES[name].front
    )
    if CASES[name].decisions:
        paper.decide(item, *CASES[name].decisions)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build one paper of all cases, and a good item beside each sort."""
    paper = Paper(tmp_path_factory.mktemp("decisions"))
    paper.without_preflight()
    paper.write("review/roster.yml", roster())
    paper.write("review/policy.yml", policy())
    shop = paper.shop()
    good = paper.article("good", title=title_of("good"), body=text_of("good"))
    paper.decide(shop, said("soyoung"))
    paper.decide(good, said("soyoung"), said("former", at="2022-05-09T23:59:00+09:00"))
    for name in CASES:
        write_case(paper, name)
    _write_others(paper, good)
    done = paper.mkdocs()
    assert done.code == 0, done.output
    return done


def _write_others(paper: Paper, good: str) -> None:
    copied = paper.article("copied-file", title=title_of("copied-file"), body=text_of("copied-file"))
    decisions = yaml.safe_load((paper.root / f"review/decisions/{good}.yml").read_text(encoding="utf-8"))
    paper.write(f"review/decisions/{copied}.yml", decisions)
    event = {
        "title": title_of("a-kind-without-a-rule"),
        "summary": "모임",
        "starts": "2023-05-20",
        "place": "놀이터",
    }
    item = paper.item("events/ruleless", event, text_of("a-kind-without-a-rule"))
    paper.decide(item, *(said(person) for person in ("soyoung", "daeho", "yuna", "kisu")))
    handmade = {
        "ingredients": [{"name": "콩", "origin": "파주", "producer": "이웃 농가"}],
        "no_chemical_seasoning": True,
        "process_visible": True,
    }
    unpanelled = paper.shop(
        "unpanelled", name=title_of("unpanelled"), body=text_of("unpanelled"), handmade=handmade
    )
    paper.decide(unpanelled, said("soyoung"), said("daeho"))
    for place in range(1, 7):
        name = f"handmade-{place}"
        shop = paper.shop(name, name=title_of(name), body=text_of(name), handmade=handmade)
        when = f"2022-05-{10 + place}T10:00:00+09:00"
        paper.decide(shop, *(said(person, at=when) for person in ("soyoung", "daeho", "kisu")))


def test_what_was_decided_well_is_found(built: Built) -> None:
    for name in ("good", "handmade-1", "handmade-5"):
        assert find(built.site, title_of(name))
        assert find(built.site, text_of(name))


@pytest.mark.parametrize("name", [*CASES, "copied-file", "a-kind-without-a-rule", "unpanelled", "handmade-6"])
def test_what_was_not_decided_well_is_nowhere(built: Built, name: str) -> None:
    assert_absent(built.site, title_of(name), text_of(name))


# --- what is impossible stops the build


def broken_decision(**changes: object) -> Callable[[Paper, str], None]:
    """Write two approvals, the second of them changed."""

    def write(paper: Paper, item: str) -> None:
        paper.approve(item)
        path = f"review/decisions/{item}.yml"
        first, second = yaml.safe_load((paper.root / path).read_text(encoding="utf-8"))
        second |= changes
        paper.write(path, [first, {key: value for key, value in second.items() if value is not None}])

    return write


def replaced_in(path: str, old: str, new: str) -> Callable[[Paper, str], None]:
    """Approve, then change the text of a file; ``{item}`` in the path is the item's id."""

    def write(paper: Paper, item: str) -> None:
        paper.approve(item)
        place = paper.root / path.format(item=item)
        text = place.read_text(encoding="utf-8")
        assert old in text
        paper.write(path.format(item=item), text.replace(old, new, 1))

    return write


def appended_to(path: str, more: str) -> Callable[[Paper, str], None]:
    """Approve, then write more at the end of a file."""

    def write(paper: Paper, item: str) -> None:
        paper.approve(item)
        place = paper.root / path.format(item=item)
        paper.write(path.format(item=item), place.read_text(encoding="utf-8") + more)

    return write


def moved_to(path: str) -> Callable[[Paper, str], None]:
    """Approve, then give the decision file another name."""

    def write(paper: Paper, item: str) -> None:
        paper.approve(item)
        place = paper.root / f"review/decisions/{item}.yml"
        target = paper.root / path.format(item=item)
        target.parent.mkdir(parents=True, exist_ok=True)
        place.rename(target)

    return write


def linked(paper: Paper, item: str) -> None:
    """Let the decisions lie elsewhere."""
    paper.approve(item)
    place = paper.root / f"review/decisions/{item}.yml"
    place.symlink_to(place.rename(paper.root / "elsewhere.yml"))


def twins(**marks: object) -> Callable[[Paper, str], None]:
    """Let one person sit on the board under two ids and approve with both."""

    def write(paper: Paper, item: str) -> None:
        changed: Any = copy.deepcopy(ROSTER)
        name = marks.get("name", "한소영")
        changed["people"][0] |= {**marks, "name": name}
        other = {"id": "soyoung-too", "name": "한소영 씨", "groups": ["board"], "since": "2022-01-01"}
        changed["people"].append({**other, **copy.deepcopy(marks)})
        paper.write("review/roster.yml", changed)
        paper.approve(item, by=("soyoung", "soyoung-too"))

    return write


KEY = "ssh-ed25519 " + b64encode(b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + b"k" * 32).decode()
OBJECTION = f"""- decision: request-changes
  by: soyoung
  at: 2022-06-01
  digest: sha256:{"0" * 64}
"""
DECISIONS = "review/decisions/{item}.yml"
IMPOSSIBLE = {
    "an unknown person": broken_decision(by="nobody"),
    "a person by name": broken_decision(by="조대호"),
    "nobody at all": broken_decision(by=None),
    "an unknown word": broken_decision(decision="approved"),
    "a word in capitals": broken_decision(decision="APPROVE"),
    "no word": broken_decision(decision=None),
    "no time": broken_decision(at=None),
    "a time that is none": broken_decision(at="어제"),
    "a day that never was": broken_decision(at="2022-02-30"),
    "no digest": broken_decision(digest=None),
    "a short digest": broken_decision(digest="sha256:abc"),
    "a digest for all": broken_decision(digest="*"),
    "a key of their own": broken_decision(approved=True),
    "a policy of their own": broken_decision(quorum=1),
    "a word twice": replaced_in(
        DECISIONS, "- decision: approve", "- decision: request-changes\n  decision: approve"
    ),
    "a merged decision": replaced_in(DECISIONS, "- decision: approve", "- <<: {decision: approve}"),
    "an anchor": replaced_in(DECISIONS, "- decision: approve", "- decision: &yes approve"),
    "a tag": replaced_in(DECISIONS, "- decision: approve", "- decision: !!str approve"),
    "two documents": appended_to(DECISIONS, f"---\n{OBJECTION}"),
    "a mapping": replaced_in(DECISIONS, "- decision: approve", "decisions:\n- decision: approve"),
    "another suffix": moved_to("review/decisions/{item}.yaml"),
    "a hidden file": moved_to("review/decisions/articles/2022/.quiet-flower-shop.yml"),
    "an item that is none": moved_to("review/decisions/articles/2022/quiet-flower-shops.yml"),
    "a file elsewhere": moved_to("review/decisions/quiet-flower-shop.yml"),
    "a linked file": linked,
    "one name under two ids": twins(name="한소영"),
    "one account under two ids": twins(forge="soyoung-han"),
    "one key under two ids": twins(keys=[KEY]),
    "an unknown group": replaced_in("review/policy.yml", "group: board", "group: everybody"),
    "no quorum": replaced_in("review/policy.yml", "quorum: 2", "quorum: 0"),
    "a negative quorum": replaced_in("review/policy.yml", "quorum: 2", "quorum: -1"),
    "an unknown kind": replaced_in("review/policy.yml", "article:", "articles:"),
    "a rule twice": replaced_in("review/policy.yml", "    quorum: 2", "    quorum: 2\n    quorum: 1"),
    "a policy of two parts": appended_to(
        "review/policy.yml", "---\nkinds: {article: {group: board, quorum: 9}}\n"
    ),
    "a person twice": replaced_in("review/roster.yml", "- id: daeho", "- id: soyoung"),
    "a term that is none": replaced_in("review/roster.yml", "since: '2022-01-01'", "since: always"),
}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a paper with an article that waits; each test takes a copy."""
    paper = Paper(tmp_path_factory.mktemp("newsroom"))
    paper.without_preflight()
    write_held(paper)
    before = paper.mkdocs()
    assert before.code == 0, before.output
    return paper.root


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_is_impossible_stops_the_build(name: str, newsroom: Path, tmp_path: Path) -> None:
    paper = Paper.at(shutil.copytree(newsroom, tmp_path / "paper"))
    IMPOSSIBLE[name](paper, ID)

    built = paper.mkdocs()

    assert built.code == 1, built.output
    assert "Traceback" not in built.output
    assert_held(built.site)


@pytest.mark.parametrize("file", ["roster.yml", "policy.yml"])
def test_without_roster_or_policy_nothing_is_built(file: str, tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.approve(write_held(paper), at=APPROVED_AT)
    (paper.root / "review" / file).unlink()

    built = paper.mkdocs()

    assert built.code == 1
    assert not built.site.exists()
