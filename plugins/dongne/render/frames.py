"""The theme's frame around our pages: rendered once for each place of the site, then only filled.

To run a theme's templates for each of ten thousand articles costs more than all the rest of their pages; and nothing
in the frame differs between two pages of one section but a few words. Those are the slots.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from dongne.render.outputs import OutputPage

HEAD, BODY, TITLE, REST = "dongne-slot-head", "dongne-slot-body", "dongne-slot-title", "dongne-slot-rest"
"""What a frame says where the page's own words will stand; plain words, so that any theme lets them through."""

_SLOT = re.compile(rf"({HEAD}|{BODY}|{TITLE}|(?:{REST}/)+)")


@dataclass(frozen=True, order=True)
class Place:
    """Where on the site a page stands, as far as its frame shows it: menus mark the section, links need the depth."""

    section: str
    """First part of the address; empty for the home page."""
    depth: int
    """Slashes in the address: how far up the site's root is."""

    @classmethod
    def of(cls, path: str) -> "Place":
        """Give the place of an address below the site's root (``articles/2022/dawn-market/``)."""
        return cls(path.partition("/")[0], path.count("/"))

    @property
    def stand_in(self) -> str:
        """The address of a page that stands for all in this place."""
        return "" if not self.section else f"{self.section}/" + f"{REST}/" * (self.depth - 1)


@dataclass(frozen=True)
class Frame:
    """One rendered frame, cut open at its slots."""

    place: Place
    parts: tuple[str, ...]
    """Text and slot in turn, beginning and ending with text."""

    @classmethod
    def cut(cls, place: Place, html: str) -> "Frame":
        """Cut a rendered page open.

        Raises:
            ValueError: the theme did not print the middle of the page, or more than once.
        """
        parts = tuple(_SLOT.split(html))
        if parts.count(BODY) != 1:
            raise ValueError(BODY)
        return cls(place, parts)

    def around(self, page: OutputPage, *, head: str, body: str) -> str:
        """Give the finished page; ``head`` and ``body`` are HTML, and nothing in them is taken for a slot."""
        rest = page.path.partition("/")[2]
        words = {HEAD: head, BODY: body, TITLE: escape(page.title)}
        return "".join(
            words.get(part, rest) if number % 2 else part for number, part in enumerate(self.parts)
        )


@dataclass(frozen=True, kw_only=True)
class House:
    """What the theme and the board's own pages give to every page of the newspaper."""

    frames: tuple[Frame, ...]
    words: str = ""
    """The board's own words for the home page, as HTML."""

    @cached_property
    def places(self) -> Mapping[Place, Frame]:
        """The frames by their places."""
        return {frame.place: frame for frame in self.frames}

    def frame_of(self, page: OutputPage) -> Frame:
        """Give the frame for a page."""
        return self.places[Place.of(page.path)]
