"""Where readers answer an article."""

from dataclasses import dataclass

from dongne.domain.items import Article
from dongne.render.outputs import Site


@dataclass(frozen=True, kw_only=True)
class Commenting:
    """What the part ``comments.html`` needs to know of an article."""

    thread: str
    """Key of the comments' thread: the article's id, which never changes."""
    title: str
    zone: str
    server: str | None
    phone: str | None


def commenting(site: Site, article: Article) -> Commenting | None:
    """Say how readers answer an article; None where the site or the article asks for no comments."""
    settings = site.settings
    if settings.comments is None or not article.comments:
        return None
    return Commenting(
        thread=article.id,
        title=article.title,
        zone=settings.zone.key,
        server=settings.comments.server,
        phone=settings.comments.phone,
    )
