"""What stands at the address of an item that was taken back."""

from collections.abc import Iterator

from dongne.render.outputs import OutputPage, Site

UNTITLED = "내려진 글"


def make_tombstones(site: Site) -> Iterator[OutputPage]:
    """Give a page with the approved title, the day and the reason; nothing of text or photos."""
    for tombstone in site.publication.tombstones:
        title = tombstone.title or UNTITLED
        yield OutputPage(
            path=tombstone.permalink,
            title=title,
            template="tombstone.html",
            view={"title": title, "day": tombstone.day, "reason": tombstone.reason},
            listed=False,
        )
