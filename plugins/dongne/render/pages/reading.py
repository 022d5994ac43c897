"""The text of an item with its addresses: for its page, and for feeds."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from dongne.domain.items import Item, Photo
from dongne.render.addresses import absolute
from dongne.render.outputs import Site
from dongne.render.pictures import Picture, Place, find_picture, plain_image
from dongne.render.prose import resolve


@dataclass(frozen=True, kw_only=True)
class Body:
    """An item's text on a page: all that it depends on, known at once; the HTML is made when somebody asks.

    A build looks at ten thousand of these to find the few pages that have changed.
    """

    version: str
    """Digest of the item whose text this is."""
    root: str
    links: tuple[tuple[str, str | None], ...]
    """Where each reference in the text leads; None: to nothing that is published."""
    pictures: tuple[tuple[str, Picture], ...]
    """What the text shows, by file name; the words for it stand in the text."""
    show: Callable[[Picture, bool], Markup] = field(repr=False, compare=False)
    """Gives the HTML of a picture; the second word says whether a reader sees it first."""
    text: Callable[[], str] = field(repr=False, compare=False)
    """Gives the text without addresses: it is a function of the version."""
    opens: bool = False
    """Whether no picture stands before this text on its page."""

    def __html__(self) -> str:
        """Give the finished HTML."""
        return self.html

    @property
    def html(self) -> Markup:
        """The finished HTML."""
        links, pictures = dict(self.links), dict(self.pictures)
        first = [self.opens]

        def photo(file: str, alt: str) -> str | None:
            picture = pictures.get(file)
            if picture is None:
                return None
            return self.show(replace(picture, alt=alt), bool(first) and first.pop())

        return Markup(resolve(self.text(), photo=photo, link=links.get))  # noqa: S704 - cleaned by `compose`


def body(site: Site, item: Item, *, root: str | None = None) -> Body:
    """Give the item's text for its own page, or for one from which ``root`` leads to the site's root."""
    opens = root is None and find_picture(item, next(iter(item.photos), None), site.album) is None
    root = "../" * item.permalink.count("/") if root is None else root
    return _body(
        site, item, root, lambda picture, first: picture.markup(root, Place.PAGE, eager=first), opens=opens
    )


def full_text(site: Site, item: Item) -> Body:
    """Give the item's text with absolute addresses and plain images, as feed readers need it."""
    root = absolute(site.settings)
    return _body(site, item, root, lambda picture, _: plain_image(picture, root))


def _body(
    site: Site, item: Item, root: str, show: Callable[[Picture, bool], Markup], *, opens: bool = False
) -> Body:
    def address(reference: str) -> str | None:
        found = site.publication.find(reference)
        return None if found is None else f"{root}{found.permalink}"

    shown = ((name, find_picture(item, Photo(file=name, alt=""), site.album)) for name in item.inline_photos)
    return Body(
        version=item.digest,
        root=root,
        links=tuple((reference, address(reference)) for reference in item.references),
        pictures=tuple((name, picture) for name, picture in shown if picture is not None),
        show=show,
        opens=opens,
        text=lambda: site.text_of(item),
    )
