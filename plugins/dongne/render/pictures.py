"""Photos on a page: the right size for every screen, and no jump while it loads."""

from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup, escape

from dongne.domain.album import Album
from dongne.domain.items import Item, Photo


class Place(StrEnum):
    """Where on a page a photo stands; the value tells a browser how wide it will be there."""

    PAGE = "(min-width: 48em) 44em, 100vw"
    LEAD = "(min-width: 60em) 38em, 100vw"
    CARD = "(min-width: 60em) 19em, (min-width: 34em) 45vw, 9em"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One published photo with its words."""

    alt: str
    sources: tuple[tuple[str, int], ...]
    """Address below the site's root and width of each WebP, narrowest first."""
    fallbacks: tuple[tuple[str, int], ...]
    """The same of each JPEG."""
    fallback: str
    """Address of the JPEG for whoever takes only one."""
    width: int
    height: int
    tint: str | None = None
    """The colour in its place until it is there, as ``rrggbb``."""
    caption: str | None = None
    credit: str | None = None
    licence: str | None = None

    def markup(self, root: str, place: Place = Place.PAGE, *, eager: bool = False) -> Markup:
        """Give the ``<picture>``; ``eager`` for the one that a reader sees first."""
        load = 'fetchpriority="high"' if eager else 'loading="lazy"'
        return Markup(
            '<picture><source type="image/webp" srcset="{webp}" sizes="{sizes}">'
            '<img{tint} src="{src}" srcset="{jpeg}" sizes="{sizes}" alt="{alt}" width="{width}"'
            ' height="{height}" {load} decoding="async"></picture>'
        ).format(
            webp=_srcset(self.sources, root),
            jpeg=_srcset(self.fallbacks, root),
            sizes=place.value,
            tint=Markup("" if self.tint is None else f' class="{tint_class(self.tint)}"'),  # noqa: S704 - three digits
            src=f"{root}{self.fallback}",
            alt=self.alt,
            width=self.width,
            height=self.height,
            load=Markup(load),  # noqa: S704 - one of the two words above
        )

    def card(self, root: str, *, eager: bool = False) -> Markup:
        """Give the photo for a card, where the headline beside it says what is to be seen."""
        return self.markup(root, Place.CARD, eager=eager)

    def lead(self, root: str) -> Markup:
        """Give the photo of the first story on a page."""
        return self.markup(root, Place.LEAD, eager=True)

    def page(self, root: str) -> Markup:
        """Give the photo at the head of an item's own page."""
        return self.markup(root, Place.PAGE, eager=True)

    @property
    def notice(self) -> str:
        """Who made it, and under which licence."""
        return " · ".join(filter(None, [self.credit, self.licence]))


def _srcset(forms: tuple[tuple[str, int], ...], root: str) -> str:
    return ", ".join(f"{root}{path} {width}w" for path, width in forms)


def tint_class(tint: str) -> str:
    """Give the class of the nearest of 64 colours: a strict policy lets no page style a single element."""
    return "dn-tint-" + "".join(str(channel // 64) for channel in bytes.fromhex(tint))


def find_picture(item: Item, photo: Photo | None, album: Album) -> Picture | None:
    """Give a photo of an item as it may be shown; None: there is none, or it is not published."""
    original = None if photo is None else item.original(photo.file)
    renditions = None if original is None else album.get(original.sha256)
    if photo is None or renditions is None:
        return None
    return Picture(
        alt=photo.alt,
        sources=tuple((form.path, form.width) for form in renditions.webp),
        fallbacks=tuple((form.path, form.width) for form in renditions.jpeg),
        fallback=renditions.fallback.path,
        width=renditions.largest.width,
        height=renditions.largest.height,
        tint=renditions.tint,
        caption=photo.caption,
        credit=photo.credit,
        licence=photo.licence,
    )


def plain_image(picture: Picture, root: str) -> Markup:
    """Give an ``<img>`` that feed readers and mail programs understand."""
    return Markup('<img src="{src}" alt="{alt}">').format(
        src=escape(f"{root}{picture.fallback}"), alt=picture.alt
    )
