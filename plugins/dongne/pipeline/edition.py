"""Which program made something: whatever was kept by another one is made anew."""

import hashlib
import sys
from functools import cache
from pathlib import Path

import dongne

_PACKAGE = Path(dongne.__file__).parent


@cache
def code_version() -> str:
    """Give a digest of this package's files, of Python and of every installed package's version (hexadecimal)."""
    total = hashlib.sha256(sys.version.encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(path.relative_to(_PACKAGE).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    for folder in dict.fromkeys(sys.path):
        # The name of such a folder holds a package's name and version.
        names = sorted(path.name for path in Path(folder).glob("*.dist-info"))
        total.update("\n".join(names).encode())
    return total.hexdigest()


def digest_of(*values: object) -> str:
    """Give a digest of values that say all of themselves in their ``repr`` (hexadecimal)."""
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
