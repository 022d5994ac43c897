"""Taking an item out of the newsroom: its bundle and what was said of it, down to one line without content."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from dongne.domain.expunction import Expunged, find_unfit, needs_signatures
from dongne.domain.people import Roster
from dongne.domain.statement import link_of, statement_of_expunction
from dongne.domain.verdict import judge
from dongne.errors import ContentError, Origin, OutputError, Problem, UsageError
from dongne.ingest.expunged import EXPUNGED, parse_expunged
from dongne.ingest.fields import did_you_mean
from dongne.ingest.proofs import prove_expunged
from dongne.pipeline.folders import clear_cache
from dongne.pipeline.ledger import appended, decision_file, keep_others_out, render_entry, replace_file
from dongne.pipeline.newsroom import POLICY, ROSTER, Survey, concerns, survey
from dongne.pipeline.preview import LIVE
from dongne.pipeline.review import tidy_words
from dongne.pipeline.signing import make_signature
from dongne.pipeline.staging import build_lock

_PATIENCE = 10
"""Seconds to wait for a build that is at work: it would fail without what is taken away here, or bring it back."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What two members of the board want, and why."""

    by: tuple[str, str]
    reason: str
    keys: tuple[Path, ...] = ()
    """The private key of each of them, in the same order, to sign with; or none at all."""


def may_expunge(root: Path, item_id: str, request: Request, *, now: str | None = None) -> Expunged:
    """Give what would be left of an item; nothing is touched.

    Raises:
        UsageError: an unknown id or person, or no reason.
        ContentError: the item was not retracted, or is expunged already, or these two may not.
    """
    return _examine(root, item_id, request, now=now)[0]


def _examine(root: Path, item_id: str, request: Request, *, now: str | None) -> tuple[Expunged, Roster]:
    """Give what would be left of an item, unsigned, and the roster that knows whose keys may sign it."""
    found = survey(root, now=now, composing=False)
    foundations = {"mkdocs.yml", ROSTER, POLICY, EXPUNGED, decision_file(item_id)}
    unsound = [problem for problem in found.errors if problem.origin.file in foundations]
    if unsound or found.roster is None or found.policy is None:
        raise ContentError(unsound or found.errors)
    if any(each.id == item_id for each in found.expunged):
        raise _refused(
            f"`{item_id}`는 이미 지운 글입니다", "더 할 일이 없습니다. `dongne log`에 기록이 있습니다."
        )
    item = found.item(item_id)
    if item is None:
        raise _unreadable(root, item_id, found)
    reason = _check_request(request, found.roster)
    made = found.decisions.get(item_id, ())
    judgement = judge(item, decisions=made, roster=found.roster, policy=found.policy, at=found.at)
    if judgement.retraction is None:
        hint = f"먼저 `dongne retract {item_id} --as {request.by[0]} --note 까닭`으로 내려 주세요."
        raise _refused("아직 내리지 않은 글입니다", hint)
    if (
        unfit := find_unfit(request.by, day=found.at.date(), roster=found.roster, policy=found.policy)
    ) is not None:
        raise _refused(unfit, "임기 중인 편집위원 두 사람을 `--as`와 `--and`로 적어 주세요.")
    if needs_signatures(found.policy) and not request.keys:
        raise _refused(
            "이 편집실은 결정에 서명합니다. 두 사람이 모두 서명해야 지울 수 있습니다", _SIT_TOGETHER
        )
    left = Expunged(
        id=item_id,
        at=found.at,
        by=request.by,
        reason=reason,
        digest=item.digest,
        last=link_of(item_id, made[-1]),
        retracted=judgement.retraction.at.date(),
        was_public=judgement.was_public,
        origin=Origin(file=EXPUNGED),
        policy=found.policy.version,
    )
    return left, found.roster


_SIT_TOGETHER = (
    "한 컴퓨터에 함께 앉아 각자의 열쇠를 `--sign 열쇠 --and-sign 열쇠2`로 적어 주세요. "
    "열쇠가 `ssh-agent`에 있으면 공개 열쇠(`.pub`)를 적어도 됩니다."
)


def expunge(root: Path, item_id: str, request: Request, *, now: str | None = None) -> Expunged:
    """Leave one line of an item; its bundle, its decisions and this machine's copies of photos go.

    Raises:
        UsageError: an unknown id or person, or no reason.
        ContentError: the item was not retracted, or is expunged already, or these two may not.
        OutputError: something cannot be written or deleted, or a build is at work.
    """
    with keep_others_out(root), build_lock(root, patience=_PATIENCE):
        left, roster = _examine(root, item_id, request, now=now)
        left = _sign(left, request.keys, roster)
        # First the record: should the rest be cut off, every check asks for the folder to go.
        _append(root, left)
        try:
            shutil.rmtree(root / "content" / item_id)
            (root / decision_file(item_id)).unlink()
        except OSError as error:
            message = f"기록은 남겼지만 `{error.filename}`을 지우지 못했습니다: {error.strerror}. 손으로 지워 주세요."
            raise OutputError(message) from error
        # What was made of it on this machine: a preview may be older than its retraction.
        clear_cache(root)
        shutil.rmtree(root / LIVE.parent, ignore_errors=True)
    return left


def _sign(left: Expunged, keys: Sequence[Path], roster: Roster) -> Expunged:
    """Have both sign what will be left, and check it at once.

    Raises:
        UsageError: a key cannot be used.
        ContentError: the roster does not have one of the keys for its person.
    """
    said = statement_of_expunction(left)
    signed = replace(left, proofs=tuple(make_signature(said, key) for key in keys))
    (proven,), problems = prove_expunged([signed], roster)
    if problems:
        raise ContentError(problems)
    return proven


def _append(root: Path, left: Expunged) -> None:
    path = root / EXPUNGED
    entry = render_entry(
        {
            "id": left.id,
            "at": left.at,
            "by": list(left.by),
            "reason": left.reason,
            "digest": left.digest,
            "last": left.last,
            "retracted": left.retracted,
            "read": left.was_public,
            **({} if left.policy == 1 else {"policy": left.policy}),
            **({"proofs": list(left.proofs)} if left.proofs else {}),
        }
    )
    after, text = appended(path, entry)
    read, problems = parse_expunged(text, file=EXPUNGED, zone=ZoneInfo("UTC"))
    if not read or read[-1].id != left.id:
        raise ContentError(problems or [_misshapen()])
    replace_file(root, path, after)


def _check_request(request: Request, roster: Roster) -> str:
    """Give the reason on one line; it will stand on the site.

    Raises:
        UsageError: an unknown person, or no reason that could be printed.
    """
    for person in request.by:
        if not roster.knows(person):
            meant = did_you_mean(person, roster.members)
            raise UsageError(f"`{person}`는 명단에 없는 사람입니다. {meant}")
    reason = tidy_words(request.reason, option="--reason")
    if reason is None:
        raise UsageError("까닭을 `--reason`에 적어 주세요. 내용은 옮겨 적지 말고 왜 지우는지만 적습니다.")
    return " ".join(reason.split())


def _unreadable(root: Path, item_id: str, found: Survey) -> ContentError | UsageError:
    own = [problem for problem in found.errors if concerns(problem, item_id)]
    if own and (root / "content" / item_id).is_dir():
        return ContentError(own)
    meant = did_you_mean(item_id, [item.id for item in found.items])
    return UsageError(f"`{item_id}`라는 글이 없습니다. {meant}`dongne status`에서 id를 볼 수 있습니다.")


def _refused(reason: str, hint: str) -> ContentError:
    origin = Origin(file=EXPUNGED)
    return ContentError([Problem(origin=origin, code="expunge-refused", message=f"{reason}.", hint=hint)])


def _misshapen() -> Problem:
    return Problem(
        origin=Origin(file=EXPUNGED),
        code="expunged-list",
        message="지운 글의 기록이 손으로 고친 꼴이라 덧붙일 수 없습니다.",
        hint="이 파일은 손으로 고치지 않습니다. git에 있는 것으로 되돌려 주세요.",
    )
