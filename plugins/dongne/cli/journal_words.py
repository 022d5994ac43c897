"""The journal's Korean."""

from statistics import median

from dongne.domain.decisions import Verb
from dongne.domain.expunction import Expunged
from dongne.pipeline.journal import Entry, Journal, Proof

DONE = {Verb.APPROVE: "승인", Verb.REQUEST_CHANGES: "고쳐 달라고 함", Verb.LIFT: "거둠", Verb.RETRACT: "내림"}
PROOF = {Proof.SIGNED: "서명됨", Proof.FORGE: "저장소 검토", Proof.RECORDED: "기록만"}

SHORT = 7 + 12
"""Letters of a digest that tell versions apart: ``sha256:`` and twelve digits."""


def say_changes(entry: Entry) -> str:
    """Say what the version has that the one before it had not."""
    if entry.changes is None:
        return "git에 두 판이 다 있지 않아 알 수 없음"
    return ", ".join(entry.changes) or "값의 차례나 설정만"


def say_waits(journal: Journal) -> str:
    """Say how long submissions wait for the board."""
    if not journal.waits:
        return "제출에서 결정까지: 알 수 없습니다(제출한 때가 git에 없습니다)."
    days = journal.waits
    return f"제출에서 결정까지: 가운데 값 {median(days):.1f}일, 가장 긴 것 {max(days):.1f}일 (결정 {len(days)}건)."


def say_names(journal: Journal, expunged: Expunged) -> str:
    """Name those who had something expunged."""
    return ", ".join(journal.names.get(person, person) for person in expunged.by)
