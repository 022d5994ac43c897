"""The ways that lead to a page: its address in full, or from one page to another."""

import posixpath
import re
from collections.abc import Iterable
from functools import cache

from ahocorasick_rs import BytesAhoCorasick

from dongne.preflight.squash import spellings

_FROM_HERE = re.compile(rb"(?:\.{1,2}/)+([a-z0-9][a-z0-9/-]*)")
"""A way that begins at the page on which it stands."""

_REFERENCE = re.compile(
    r"""\]\(\s*<?(?!https?:)[^)\s]*|^[ ]{0,3}\[[^\]\n]+\]:\s*<?(?!https?:)\S+|\bhref\s*=\s*["']?(?!https?:)[^"'\s>]*""",
    re.MULTILINE | re.IGNORECASE,
)
"""What names another item in a reporter's text: it is no text, and goes as soon as the other is not published."""


def names_address(text: str, address: str) -> bool:
    """Whether a text holds an address as a whole, and not the beginning of a longer one."""
    return _pattern(address).search(text) is not None


def leads_to(data: bytes, address: str) -> bool:
    """Whether a file holds an address, however it is escaped."""
    return any(names_address(text, address) for text in spellings(data))


def without_references(text: str) -> str:
    """Give a reporter's text without its links to other items."""
    return _REFERENCE.sub("", text)


@cache
def _pattern(address: str) -> re.Pattern[str]:
    written = r"\\*/".join(map(re.escape, address.strip("/").split("/")))
    return re.compile(rf"(?<![\w-]){written}(?![\w-])", re.IGNORECASE)


class Ways:
    """Finds which of many addresses a page leads to by a way that begins at that page."""

    def __init__(self, addresses: Iterable[str]) -> None:
        """Prepare to look for these."""
        self._addresses = frozenset(addresses)
        self._ends = {
            b"/".join(parts[place:])
            for parts in (address.encode().split(b"/") for address in self._addresses)
            for place in range(len(parts))
        }
        self._slugs = BytesAhoCorasick(sorted({end.rpartition(b"/")[2] for end in self._ends}))

    def found_in(self, data: bytes, name: str) -> set[str]:
        """Give the addresses to which the file ``name`` leads."""
        # Every page begins a hundred ways; hardly one of them ends like an address that we look for.
        if not self._slugs.find_matches_as_indexes(data):
            return set()
        folder = posixpath.dirname(name)
        return {
            address
            for way in _FROM_HERE.finditer(data)
            if way[1].rstrip(b"/") in self._ends
            and (address := posixpath.normpath(posixpath.join(folder, way[0].decode()))) in self._addresses
        }
