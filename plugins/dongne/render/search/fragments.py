"""What a result shows: its title and place, and the text from which the engine cuts an excerpt."""

from collections.abc import Iterator

from dongne.render.search.records import Record

FIRST, FURTHER, MOST = 700, 1500, 12_000
"""Letters of the text in the fragment itself, in each further part, and altogether."""

Fragment = dict[str, str | None]


def make_fragment(record: Record) -> tuple[Fragment, list[str]]:
    """Give the fragment of a page, and the further parts of its text."""
    parts = list(_parts(" ".join(record.text().split())[:MOST]))
    fragment: Fragment = {
        "path": record.path,
        "title": record.title,
        "kicker": record.kicker,
        "date": None if record.day is None else record.day.isoformat(),
        "text": parts[0] if parts else "",
    }
    return fragment, parts[1:]


def _parts(text: str) -> Iterator[str]:
    """Cut a text at spaces."""
    size = FIRST
    while text:
        cut = text.rfind(" ", 0, size) if len(text) > size else len(text)
        cut = cut if cut > 0 else size
        yield text[:cut]
        text, size = text[cut:].lstrip(), FURTHER
