"""Pictures of each kind of page, for people to look at; ``python -m site_tests.browser.screenshots FOLDER``."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from site_tests.browser.sample import build_sample, kinds_of_pages, safe_name
from site_tests.browser.server import serve_folder
from site_tests.browser.window import Windows, start_browser
from site_tests.paper import NOW

SIZES = {"phone": (390, 844), "narrow": (320, 640), "desktop": (1280, 800)}
SCHEMES = ("light", "dark")


def take_screenshots(site: Path, folder: Path, browser: Browser) -> int:
    """Write a picture of one page of each kind, at three widths and in both schemes; give how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    windows = Windows(browser)
    taken = 0
    with serve_folder(site) as address:
        for size_name, size in SIZES.items():
            for scheme in SCHEMES:
                window = windows.open(size=size, colour_scheme=scheme)
                # What is told for a day only is to be seen too.
                window.clock.set_fixed_time(NOW)
                for kind, path in kinds_of_pages(site).items():
                    window.goto(f"{address}{path}")
                    # Photos further down are fetched when somebody comes near.
                    window.evaluate(
                        "() => document.querySelectorAll('img').forEach(photo => photo.loading = 'eager')"
                    )
                    window.wait_for_load_state("networkidle")
                    window.screenshot(
                        path=folder / f"{safe_name(kind)}-{size_name}-{scheme}.png", full_page=True
                    )
                    taken += 1
    windows.close()
    return taken


def main() -> None:
    """Build the sample newspaper and take its pictures."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as place, start_browser() as browser:
        taken = take_screenshots(build_sample(Path(place)), folder, browser)
    sys.stdout.write(f"{taken} pictures in {folder}\n")


if __name__ == "__main__":
    main()
