"""The digest that a decision is bound to."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping

from dongne.domain.items import Original

PREFIX = "sha256:"
_SHAPE = re.compile(f"{PREFIX}[0-9a-f]{{64}}")
_FORM = "dongne-item@v1"
"""Names the canonical form, so that a later form can never be mistaken for this one."""


def is_digest(text: str) -> bool:
    """Whether this is written like a digest: ``sha256:`` and 64 lower-case hexadecimal digits."""
    return _SHAPE.fullmatch(text) is not None


def canonical_text(text: str) -> str:
    """Give a text in NFC with LF line ends: what no editor or operating system can make look changed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def digest_item(
    *, item_id: str, kind: str, front_matter: Mapping[str, object], body: str, originals: Iterable[Original]
) -> str:
    """Give the digest of one version: SHA-256 over everything of it that reaches a reader.

    ``front_matter`` holds parsed values as JSON can hold them (instants as ISO 8601 with offset), without
    those that have their default; the rest follows the contract, section 4.
    """
    version = {
        "form": _FORM,
        "id": item_id,
        "kind": kind,
        "front_matter": front_matter,
        "body": canonical_text(body),
        "photos": sorted([original.name, original.sha256] for original in originals),
    }
    text = json.dumps(version, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return PREFIX + hashlib.sha256(text.encode()).hexdigest()
