"""What one process keeps in mind from one build to the next: it saves time and changes no byte.

Everything in it is looked up by all that it depends on, as in the caches on the disk, and thrown away when that has
changed. A command that builds once never looks anything up here twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dongne.pipeline.edition import digest_of
from dongne.pipeline.house import list_files
from dongne.render.templates import Templates, own_templates


@dataclass(kw_only=True)
class Memory:
    """Begins empty, and fills while it is used."""

    rooms: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    """What the catalogue holds of a room, with the edition for which it holds."""
    _templates: tuple[str, Templates] | None = None

    def templates(self, custom_dir: str | None) -> Templates:
        """Give the templates of a site, the same as before as long as its own are."""
        own = own_templates(custom_dir)
        key = digest_of(str(own), {} if own is None else list_files(own))
        if self._templates is None or self._templates[0] != key:
            self._templates = key, Templates.of_site(custom_dir)
        return self._templates[1]
