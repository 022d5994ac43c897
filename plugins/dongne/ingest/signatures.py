"""Whether an SSH signature holds; its own module, for only a board that signs needs the cryptography."""

from collections.abc import Iterable

from sshsig import InvalidSignature, PublicKey, verify
from sshsig.sshsig import SshsigSignature

from dongne.domain.statement import NAMESPACE

_HASHES = (b"sha256", b"sha512")
"""What ssh-keygen uses; the format itself would let a signature choose a weak one."""


def find_weakness(signed: bytes, proof: str, *, keys: Iterable[str]) -> str | None:
    """Say (in Korean) why a signature by one of these keys (as OpenSSH writes them) does not hold; None: it does."""
    try:
        if SshsigSignature.from_armored(proof).hash_algo not in _HASHES:
            return "약한 방식으로 한 서명입니다"
        verify(signed, proof, [PublicKey.from_openssh_str(key) for key in keys], NAMESPACE)
    except NotImplementedError:
        return "이 종류의 열쇠는 확인할 수 없습니다. ed25519나 rsa 열쇠를 써 주세요"
    except (InvalidSignature, ValueError, EOFError):
        return "서명이 이 결정의 것이 아니거나, 그 사람의 열쇠로 한 것이 아닙니다"
    return None
