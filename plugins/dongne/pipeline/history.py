"""What an item looked like when it was approved, and what has changed since."""

import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff
from pathlib import Path

from dongne.domain.decisions import Decision, Verb
from dongne.domain.items import Item, Original
from dongne.domain.verdict import judge
from dongne.errors import ContentError, Problem
from dongne.ingest.text import read_text
from dongne.pipeline.newsroom import ROSTER
from dongne.pipeline.repository import commits_of, copy_from
from dongne.pipeline.review import Desk, open_desk
from dongne.pipeline.single import SETTINGS, read_single


@dataclass(frozen=True, kw_only=True)
class Version:
    """An item as it stood at one commit."""

    commit: str
    written: datetime
    """When the commit was written."""
    item: Item
    text: str
    """Its ``index.md``, LF."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The present version beside an earlier one that the board has read."""

    heading: str
    """Which version that is (Korean)."""
    lines: tuple[str, ...]
    """What has changed; empty: nothing."""


def compare(root: Path, item_id: str, *, now: str | None = None) -> Comparison:
    """Compare an item with the newest version that was approved.

    Raises:
        UsageError: nobody knows the id, or git has no history here.
        ContentError: the item is malformed, was never approved, or its approved version is in no commit.
    """
    desk = open_desk(root, item_id, now=now)
    approval = _newest_approval(desk)
    heading = _heading(desk, approval)
    if approval.digest == desk.item.digest:
        return Comparison(heading=heading, lines=())
    version = find_version(root, item_id, {approval.digest})
    if version is None:
        raise ContentError([_lost(desk.item)])
    present, _ = read_text(root / desk.item.origin.file, file=desk.item.origin.file)
    lines = (*_changed_lines(version, desk.item, present or ""), *changed_photos(version.item, desk.item))
    return Comparison(heading=heading, lines=lines)


def find_version(root: Path, item_id: str, digests: Collection[str]) -> Version | None:
    """Find the newest commit in which the item has one of these digests.

    Raises:
        UsageError: git is missing, or ``root`` is no checkout with a history.
    """
    return next((version for version in versions_of(root, item_id) if version.item.digest in digests), None)


def versions_of(root: Path, item_id: str) -> Iterator[Version]:
    """Give an item as it stood at each commit that changed it and left it sound, newest first.

    Raises:
        UsageError: git is missing, or ``root`` is no checkout with a history.
    """
    folder = f"content/{item_id}"
    for commit, written in commits_of(root, folder):
        with tempfile.TemporaryDirectory(prefix="dongne-") as name:
            copy = Path(name)
            if not copy_from(root, commit, (SETTINGS, ROSTER, folder), copy):
                continue
            item, _ = read_single(copy)
            if item is not None:
                text, _ = read_text(copy / item.origin.file, file=item.origin.file)
                yield Version(commit=commit, written=written, item=item, text=text or "")


def _newest_approval(desk: Desk) -> Decision:
    """Give the approval to compare with: of a version that was complete, or else the newest that there is."""
    judgement = judge(desk.item, decisions=desk.made, roster=desk.roster, policy=desk.policy, at=desk.now)
    approvals = [made for made in desk.made if made.verb is Verb.APPROVE and made.at <= desk.now]
    complete = [made for made in approvals if made.digest in judgement.complete]
    if not approvals:
        raise ContentError([_never_approved(desk.item)])
    return (complete or approvals)[-1]


def _heading(desk: Desk, approval: Decision) -> str:
    name = desk.roster.name_of(approval.by)
    same = "과 지금 판은 같습니다." if approval.digest == desk.item.digest else "과 지금 판을 견줍니다."
    return f"「{desk.item.title}」: {name} 님이 {approval.at:%Y-%m-%d %H:%M}에 승인한 판{same}"


def _changed_lines(version: Version, item: Item, present: str) -> Iterator[str]:
    file = item.origin.file
    yield from unified_diff(
        version.text.splitlines(),
        present.splitlines(),
        fromfile=f"{file} (승인된 판, {version.commit[:10]})",
        tofile=f"{file} (지금)",
        lineterm="",
    )


def changed_photos(before: Item, after: Item) -> Iterator[str]:
    """Name the photos that came, went or changed (Korean)."""
    old, new = _by_name(before.originals), _by_name(after.originals)
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield f"사진 빠짐: {name}"
        elif name not in old:
            yield f"사진 더해짐: {name}"
        elif old[name] != new[name]:
            yield f"사진 바뀜: {name}"


def _by_name(originals: tuple[Original, ...]) -> dict[str, str]:
    return {original.name: original.sha256 for original in originals}


def _never_approved(item: Item) -> Problem:
    return Problem(
        origin=item.origin,
        code="diff-never-approved",
        message=f"「{item.title}」은 아직 아무도 승인하지 않아 견줄 판이 없습니다.",
        hint="파일을 그대로 읽어 주세요. 승인한 뒤에 바뀐 것부터 이 명령이 보여 줍니다.",
    )


def _lost(item: Item) -> Problem:
    return Problem(
        origin=item.origin,
        code="diff-version-lost",
        message="승인된 판이 git의 기록에 없습니다.",
        hint="얕은 복제라면 `git fetch --unshallow`를 하고 다시 해 주세요. 커밋하기 전에 승인했다면 그 판은 남아 있지 않습니다.",
    )
