"""Sign a decision with a member's own SSH key."""

import subprocess
from dataclasses import replace
from pathlib import Path

from dongne.domain.decisions import Decision
from dongne.domain.people import Roster
from dongne.domain.statement import NAMESPACE, statement_of
from dongne.errors import ContentError, UsageError
from dongne.ingest.proofs import prove


def sign(item_id: str, decision: Decision, key: Path, roster: Roster) -> Decision:
    """Give the decision with its signature, which is checked against the roster at once.

    ``ssh-keygen`` makes it: it knows agents, passphrases and hardware keys, and we never see the secret.

    Raises:
        UsageError: the key cannot be used.
        ContentError: the roster does not have this key for this person.
    """
    proof = make_signature(statement_of(item_id, decision), key)
    proven, problems = prove(item_id, [replace(decision, proof=proof, is_proven=False)], roster)
    if problems:
        raise ContentError(problems)
    return proven[0]


def make_signature(said: bytes, key: Path) -> str:
    """Give the armoured signature of what somebody says.

    Raises:
        UsageError: the key cannot be used.
    """
    if not key.is_file():
        message = f"열쇠 파일 `{key}`가 없습니다. `ssh-keygen -t ed25519`로 만든 파일의 위치를 적어 주세요."
        raise UsageError(message)
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours, the key a file that exists
            ["ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(key)],  # noqa: S607 - wherever it is installed
            input=said,
            stdout=subprocess.PIPE,
            check=False,
        )
    except FileNotFoundError as error:
        message = "`ssh-keygen`이 없어 서명할 수 없습니다. OpenSSH를 설치해 주세요."
        raise UsageError(message) from error
    if done.returncode != 0:
        message = f"`{key}`로 서명하지 못했습니다. 열쇠 파일과 암호를 확인해 주세요."
        raise UsageError(message)
    return done.stdout.decode("ascii").strip()
