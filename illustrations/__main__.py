"""Draws the pictures into the bundles: ``python -m illustrations [PATH-BELOW-CONTENT ...]``."""

import sys
from pathlib import Path

from illustrations.catalogue import PICTURES

CONTENT = Path(__file__).resolve().parent.parent / "content"
QUALITY = 82
"""Of the JPEG files: the grain stays, and the whole paper weighs less than 15 MB."""


def main(names: list[str]) -> int:
    """Draw the named pictures, or all of them; give the exit code."""
    unknown = sorted(set(names) - PICTURES.keys())
    if unknown:
        print(f"no such picture: {', '.join(unknown)}", file=sys.stderr)
        return 2
    for name in names or sorted(PICTURES):
        path = CONTENT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        PICTURES[name]().finished().save(path, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
