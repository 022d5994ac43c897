"""Where a browser is, or why there is none; ``python -m site_tests.browser.search`` names what is missing.

With it go a font for Hangul, and Node.js and Java, in which the checks of tools/node run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

RUNTIMES = ("npm", "java")
VARIABLE = "DONGNE_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


class NoBrowserError(Exception):
    """No browser that starts was found."""


def find_browser() -> Path:
    """Give the browser that the tests use.

    Raises:
        NoBrowserError: Nothing that was found starts.
    """
    if named := os.environ.get(VARIABLE):
        if not starts(Path(named)):
            message = f"{VARIABLE} names {named}, which does not start."
            raise NoBrowserError(message)
        return Path(named)
    for candidate in candidates():
        if starts(candidate):
            return candidate
    message = f"No browser that starts: looked for {', '.join(NAMES)} and for playwright's own."
    raise NoBrowserError(message)


def candidates() -> Iterator[Path]:
    """Give the places where a browser may be, the likeliest first."""
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (Path(place) for place in MAC_APPLICATIONS)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    yield own


def starts(program: Path) -> bool:
    """Whether the file is there and tells its version: some systems leave a stand-in that only asks to install."""
    try:
        run = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def has_korean_font() -> bool:
    """Whether the system can draw Hangul; without it every measure of a page would be wrong."""
    if sys.platform != "linux":
        return True
    if (listing := shutil.which("fc-list")) is None:
        return False
    run = subprocess.run([listing, ":lang=ko", "family"], capture_output=True, check=False)
    return bool(run.stdout.strip())


def find_missing() -> list[str]:
    """Name what the tests in a browser still need."""
    missing = [] if has_korean_font() else ["font"]
    try:
        find_browser()
    except NoBrowserError as error:
        sys.stderr.write(f"{error}\n")
        missing.append("browser")
    return [*missing, *(name for name in RUNTIMES if not starts(Path(shutil.which(name) or name)))]


if __name__ == "__main__":
    lacks = find_missing()
    sys.stdout.write(" ".join(lacks))
    sys.exit(bool(lacks))
