"""Whether a decision was really made by the person whose name it bears."""

from collections.abc import Sequence
from dataclasses import replace

from sshsig import InvalidSignature, PublicKey, verify
from sshsig.sshsig import SshsigSignature

from dongne.domain.decisions import Decision
from dongne.domain.people import Key, Roster
from dongne.domain.statement import NAMESPACE, statement_of
from dongne.errors import Problem

ARMOR = "-----BEGIN SSH SIGNATURE-----"
_HASHES = (b"sha256", b"sha512")
"""What ssh-keygen uses; the format itself would let a signature choose a weak one."""


def prove(
    item_id: str, made: Sequence[Decision], roster: Roster
) -> tuple[tuple[Decision, ...], list[Problem]]:
    """Mark the decisions whose signature holds; one that does not hold is a problem, none at all is no proof.

    A review on the forge is named as a proof for people to look up; it proves nothing by itself.
    """
    proven: list[Decision] = []
    problems: list[Problem] = []
    for decision in made:
        if decision.proof is None or not decision.proof.lstrip().startswith(ARMOR):
            proven.append(decision)
        elif (reason := _find_flaw(item_id, decision, roster)) is None:
            proven.append(replace(decision, is_proven=True))
        else:
            problems.append(_bad_signature(decision, roster, reason))
    return tuple(proven), problems


def _find_flaw(item_id: str, decision: Decision, roster: Roster) -> str | None:
    """Say (in Korean) why a signature does not hold; None: it does."""
    member = roster.members.get(decision.by)
    keys = () if member is None else member.keys_on(decision.at.date())
    if not keys:
        return "명단에 그날 쓸 수 있는 열쇠가 없습니다"
    proof = (decision.proof or "").strip()
    try:
        if SshsigSignature.from_armored(proof).hash_algo not in _HASHES:
            return "약한 방식으로 한 서명입니다"
        verify(statement_of(item_id, decision), proof, [_public_key(key) for key in keys], NAMESPACE)
    except NotImplementedError:
        return "이 종류의 열쇠는 확인할 수 없습니다. ed25519나 rsa 열쇠를 써 주세요"
    except (InvalidSignature, ValueError, EOFError):
        return "서명이 이 결정의 것이 아니거나, 그 사람의 열쇠로 한 것이 아닙니다"
    return None


def _public_key(key: Key) -> PublicKey:
    return PublicKey.from_openssh_str(key.core)


def _bad_signature(decision: Decision, roster: Roster, reason: str) -> Problem:
    return Problem(
        origin=decision.origin,
        code="signature-bad",
        message=f"{roster.name_of(decision.by)} 님의 `{decision.verb}`에 붙은 서명이 맞지 않습니다: {reason}.",
        hint="결정을 손으로 고쳤다면 되돌리고, 열쇠가 바뀌었다면 위원회가 `review/roster.yml`의 `keys`를 고쳐 주세요.",
    )
