"""What belongs to one computer: neither the newspaper's nor the board's, and never in git."""

from pathlib import Path

OWN_FOLDER = ".dongne"
"""Below the site's folder."""

CACHE = Path(OWN_FOLDER, "cache")
"""Below the site's folder; may be deleted at any time."""
