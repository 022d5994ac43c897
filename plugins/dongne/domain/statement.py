"""A decision as bytes: what is signed, and what the next decision names as the one before it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC
from itertools import pairwise

from dongne.domain.decisions import Decision
from dongne.domain.digest import PREFIX
from dongne.domain.expunction import Expunged
from dongne.errors import Problem

NAMESPACE = "dongne-decision@v1"
"""Of the signatures, and the first word of the canonical form: neither can be used for anything else."""


def statement_of(item_id: str, decision: Decision) -> bytes:
    """Give the canonical form of all that a decision says but for its proof: sorted JSON in UTF-8."""
    said: dict[str, object] = {
        "form": NAMESPACE,
        "item": item_id,
        "decision": decision.verb.value,
        "by": decision.by,
        "at": decision.at.astimezone(UTC).isoformat(),
        "digest": decision.digest,
        "note": decision.note,
        "title": decision.title,
        "policy": decision.policy,
        "previous": decision.previous,
    }
    if decision.read is not None:
        # Only where it is said: what was signed before anybody could say it must still hold.
        said["read"] = decision.read
    return _as_bytes(said)


def statement_of_expunction(expunged: Expunged) -> bytes:
    """Give the canonical form of what two people have done for good; each of them signs all of it."""
    said = {
        "form": "dongne-expunction@v1",
        "item": expunged.id,
        "by": expunged.by,
        "at": expunged.at.astimezone(UTC).isoformat(),
        "reason": expunged.reason,
        "digest": expunged.digest,
        "last": expunged.last,
        "retracted": expunged.retracted.isoformat(),
        "read": expunged.was_public,
        "policy": expunged.policy,
    }
    return _as_bytes(said)


def _as_bytes(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def link_of(item_id: str, decision: Decision) -> str:
    """Give the digest by which the next decision names this one, its proof included."""
    proof = (decision.proof or "").encode()
    return PREFIX + hashlib.sha256(statement_of(item_id, decision) + b"\n" + proof).hexdigest()


def find_broken_links(item_id: str, made: Sequence[Decision]) -> list[Problem]:
    """Report decisions that do not name the one before them: something was changed, taken out or put in.

    A file written by hand may name none. From the first entry that does, every later one has to.
    """
    problems = []
    chained = False
    if made and made[0].previous is not None:
        problems.append(_broken(made[0], "첫 결정인데 앞의 결정을 가리킵니다"))
    for before, decision in pairwise(made):
        if decision.previous is None and chained:
            problems.append(_broken(decision, "앞의 결정을 가리키는 `previous`가 없습니다"))
        elif decision.previous is not None and decision.previous != link_of(item_id, before):
            problems.append(_broken(decision, "바로 앞의 결정이 기록할 때와 다릅니다"))
        chained = chained or decision.previous is not None
    return problems


def _broken(decision: Decision, what: str) -> Problem:
    return Problem(
        origin=decision.origin,
        code="decision-chain",
        message=f"결정 기록의 사슬이 끊어졌습니다: {what}.",
        hint=(
            "결정은 고치거나 지우지 않고 끝에 덧붙이기만 합니다. `git log -p`로 바뀐 곳을 찾아 되돌리고, "
            "새 결정은 `dongne` 명령으로 다시 남겨 주세요."
        ),
    )
