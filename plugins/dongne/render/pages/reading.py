"""The text of an item with its addresses: for its page, and for feeds."""

from collections.abc import Callable

from markupsafe import Markup

from dongne.domain.items import Item, Photo
from dongne.render.addresses import absolute
from dongne.render.outputs import Site
from dongne.render.pictures import Picture, Place, find_picture, plain_image
from dongne.render.prose import resolve


def body(site: Site, item: Item, *, root: str | None = None) -> Markup:
    """Give the item's text for its own page, or for one from which ``root`` leads to the site's root."""
    root = "../" * item.permalink.count("/") if root is None else root
    return _resolved(site, item, root, lambda picture: picture.markup(root, Place.PAGE))


def full_text(site: Site, item: Item) -> str:
    """Give the item's text with absolute addresses and plain images, as feed readers need it."""
    root = absolute(site.settings)
    return _resolved(site, item, root, lambda picture: plain_image(picture, root))


def _resolved(site: Site, item: Item, root: str, show: Callable[[Picture], Markup]) -> Markup:
    def photo(file: str, alt: str) -> str | None:
        picture = find_picture(item, Photo(file=file, alt=alt), site.album)
        return None if picture is None else show(picture)

    def link(reference: str) -> str | None:
        found = site.publication.find(reference)
        return None if found is None else f"{root}{found.permalink}"

    return Markup(resolve(item.html, photo=photo, link=link))  # noqa: S704 - cleaned by `compose`
