"""What readers said, as the board chose to print it in a number."""

from dataclasses import dataclass

from dongne.domain.items import Edition
from dongne.render.outputs import Site
from dongne.render.pages.cards import Ref, ref


@dataclass(frozen=True, kw_only=True)
class Voice:
    """The words of one reader, and where to read what they speak of."""

    text: str
    name: str
    about: Ref | None


def voices(site: Site, edition: Edition) -> tuple[Voice, ...]:
    """Give the words of readers in a published edition; the gate has left those that may be shown."""
    spoken_of = (site.publication.get(words.about or "") for words in edition.readers_words)
    return tuple(
        Voice(text=words.text, name=words.name, about=None if item is None else ref(item))
        for words, item in zip(edition.readers_words, spoken_of, strict=True)
    )
