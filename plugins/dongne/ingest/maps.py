"""The map to which shops lead: the option ``map_link`` in mkdocs.yml."""

from typing import Annotated

from pydantic import BeforeValidator

from dongne.ingest.fields import complain, is_https, tidy

_PLACES = ("{lat}", "{lon}")
_WORDS = (*_PLACES, "{name}")


def _map_link(value: object) -> str:
    """Give an address with places for latitude and longitude, and perhaps for the name."""
    text = tidy(value)
    filled = text
    for word in _WORDS:
        filled = filled.replace(word, "1")
    if not is_https(filled) or any(word not in text for word in _PLACES):
        raise complain("map_link_shape", text=text)
    return text


MapLink = Annotated[str, BeforeValidator(_map_link)]
