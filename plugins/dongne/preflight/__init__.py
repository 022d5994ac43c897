"""Questions to the finished site: does it hold anything that nobody approved?"""

from dongne.preflight.search import Leak, search_site
from dongne.preflight.secrets import Secret, find_secrets

__all__ = ["Leak", "Secret", "find_secrets", "search_site"]
