"""Python-Markdown's patterns for words within a paragraph, tried only where one of them could begin.

It tries each of fifteen patterns on every piece of text, and most pieces hold nothing but words.
"""

from collections.abc import Mapping
from types import MappingProxyType

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "backtick": "`",
        "escape": "\\",
        "footnote": "[^",
        "reference": "[",
        "link": "[",
        "image_link": "![",
        "image_reference": "![",
        "short_reference": "[",
        "short_image_ref": "![",
        "autolink": "<",
        "automail": "<",
        "linebreak": "  \n",
        "html": "<",
        "entity": "&",
    }
)
"""What every match of a pattern holds, by the pattern's name; one that is not named here is tried always."""


class QuickInline(InlineProcessor):
    """Does what the library's own does, and gives the same."""

    def __init__(self, md: Markdown) -> None:
        """Ask once which patterns there are: every extension has brought its own."""
        super().__init__(md)
        patterns = md.inlinePatterns
        signs = {patterns[name]: sign for name, sign in _SIGNS.items() if name in patterns}
        self._ways = [(pattern, signs.get(pattern, "")) for pattern in patterns]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the library's names
        """Give a text with a placeholder for each thing that a pattern has made of it."""
        if isinstance(data, AtomicString):
            return data
        number, start = patternIndex, 0
        while number < len(self._ways):
            pattern, sign = self._ways[number]
            matched = False
            if sign in data:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)  # type: ignore[attr-defined]  # the library's own
            if not matched:
                number, start = number + 1, 0
        return data
