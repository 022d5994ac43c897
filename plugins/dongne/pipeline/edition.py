"""Which program made something: whatever was kept by another one is made anew."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import dongne

_PACKAGE = Path(dongne.__file__).parent


@cache
def code_version() -> str:
    """Give a digest of this package's files, of Python and of every installed package's version (hexadecimal)."""
    total = hashlib.sha256(sys.version.encode())
    for file in sorted(_files_below(str(_PACKAGE))):
        total.update(file.removeprefix(str(_PACKAGE)).replace(os.sep, "/").encode())
        # At every start, four hundred times: a Path would take longer than the file.
        with open(file, "rb", buffering=0) as held:  # noqa: PTH123 - see above
            total.update(hashlib.sha256(held.read()).digest())
    for folder in dict.fromkeys(sys.path):
        # The name of such a folder holds a package's name and version.
        names = sorted(found.name for found in Path(folder).glob("*.dist-info"))
        total.update("\n".join(names).encode())
    return total.hexdigest()


def _files_below(folder: str) -> Iterator[str]:
    for where, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if name != "__pycache__"]
        yield from (os.path.join(where, name) for name in names)  # noqa: PTH118 - a Path takes longer than the file


def digest_of(*values: object) -> str:
    """Give a digest of values that say all of themselves in their ``repr`` (hexadecimal)."""
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
