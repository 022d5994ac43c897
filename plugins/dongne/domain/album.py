"""The published forms of photos."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Rendition:
    """One published form of one photo: scaled, upright, without metadata."""

    path: str
    """Below the site's root: ``media/<digest>-960.webp``."""
    mime: str
    """``image/webp`` or ``image/jpeg``."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    size: int
    """Bytes."""


@dataclass(frozen=True, kw_only=True)
class Renditions:
    """All forms of one photo."""

    webp: tuple[Rendition, ...]
    """Narrowest first; at least one."""
    fallback: Rendition
    """A JPEG for whatever cannot read WebP: old browsers, feed readers, cards."""

    @property
    def largest(self) -> Rendition:
        """The widest WebP."""
        return self.webp[-1]


Album = Mapping[str, Renditions]
"""Renditions by the SHA-256 of the original's bytes; holds photos of published items only."""
