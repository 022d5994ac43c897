"""Questions to the finished site: does it hold anything that nobody approved?"""

from dongne.preflight.public import find_epitaphs, find_public, find_public_in
from dongne.preflight.search import Leak, list_files, search_site
from dongne.preflight.secrets import Secret, What, find_secrets, witness

__all__ = [
    "Leak",
    "Secret",
    "What",
    "find_epitaphs",
    "find_public",
    "find_public_in",
    "find_secrets",
    "list_files",
    "search_site",
    "witness",
]
