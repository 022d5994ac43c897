"""How readers answer an article: the option ``comments`` in mkdocs.yml."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator

from dongne.domain.settings import Comments
from dongne.ingest.fields import Fields, Phone, complain, tidy

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_SERVER = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:/[A-Za-z0-9._~/-]*)?")


def _server(value: object) -> str | None:
    """Give a server's address with a trailing slash; an empty one, as of an unset variable, is none."""
    text = tidy(value)
    if not text:
        return None
    if not is_server(text):
        raise complain("server_shape", text=text)
    return text if text.endswith("/") else f"{text}/"


def is_server(text: str) -> bool:
    """Whether something may be asked at this address: by https, or by http on this machine."""
    try:
        parts = urlsplit(text)
        good = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
        good = good and bool(parts.hostname) and (parts.port or 1) > 0 and parts.username is None
    except ValueError:
        return False
    return good and _SERVER.fullmatch(text) is not None


Server = Annotated[str | None, BeforeValidator(_server)]


class CommentsFields(Fields):
    """How readers answer an article."""

    server: Server = None
    phone: Phone | None = None


def comments_of(fields: CommentsFields | None) -> Comments | None:
    """Give the settings that the option makes; None where it asks for nothing."""
    if fields is None or not (fields.server or fields.phone):
        return None
    return Comments(server=fields.server, phone=fields.phone)
