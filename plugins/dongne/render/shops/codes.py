"""Codes for shop doors: a telephone that sees one opens the shop's page."""

from collections.abc import Iterator
from io import BytesIO

import segno

from dongne.render.addresses import absolute, code_path
from dongne.render.outputs import OutputFile, Site

_QUIET = 4
"""Empty modules around a code: what the standard asks for."""


def make_codes(site: Site) -> Iterator[OutputFile]:
    """Give the code of every shop; a site without an address has nothing that a telephone could open."""
    if site.settings.site_url:
        for shop in site.publication.shops:
            yield OutputFile(path=code_path(shop), content=draw_code(absolute(site.settings, shop.permalink)))


def draw_code(address: str) -> bytes:
    """Draw an address as a QR code (SVG) that survives rain on a door: a quarter of it may be lost."""
    picture = BytesIO()
    code = segno.make_qr(address, error="q")
    code.save(picture, kind="svg", border=_QUIET, omitsize=True, light="#fff", xmldecl=False, nl=False)
    return picture.getvalue()
