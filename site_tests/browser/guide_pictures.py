"""The pictures in the guides; ``python -m site_tests.browser.guide_pictures FOLDER`` takes them anew."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from site_tests.browser.sample import build_sample
from site_tests.browser.server import serve_folder
from site_tests.browser.window import Windows, start_browser
from site_tests.paper import NOW

PHONE = (390, 760)
FINENESS = 2
QUALITY = 80

PRINTED = {"articles": "articles/", "article": "articles/2022/dawn-tofu/"}
"""Addresses in the finished site, by the names of their pictures."""
WAITING = {"preview": "articles/2022/alley-lamps/"}
"""What only the preview shows. Nobody has submitted it: a picture of what waits would print it in the guide."""
STORY = """\
---
title: 골목 등이 다시 켜졌습니다
date: 2022-12-30
reporters: [minseo]
category: news
summary: 어두웠던 계단 길에 등 세 개가 새로 달렸습니다.
---

저녁 여섯 시, 계단 길에 불이 들어왔습니다.
"""


def take_pictures(site: Path, addresses: Mapping[str, str], folder: Path, browser: Browser) -> None:
    """Write what a telephone shows first of each address, as ``NAME.webp``."""
    windows = Windows(browser)
    with serve_folder(site) as host:
        window = windows.open(size=PHONE, fineness=FINENESS)
        window.clock.set_fixed_time(NOW)
        for name, address in addresses.items():
            window.goto(f"{host}{address}", wait_until="networkidle")
            picture = Image.open(BytesIO(window.screenshot()))
            picture.save(folder / f"{name}.webp", quality=QUALITY, method=6)
    windows.close()


def build_preview(place: Path) -> Path:
    """Give what reporters see of the sample newspaper, which lies in ``place`` already, and of one more story."""
    program, paper, preview = Path(sys.executable).with_name("dongne"), place / "paper", place / "preview"
    for address in WAITING.values():
        story = paper / "content" / address
        story.mkdir()
        (story / "index.md").write_text(STORY, encoding="utf-8")
    subprocess.run([program, "-C", paper, "--now", NOW, "preview", preview], check=True)
    return preview


def main() -> None:
    """Build the sample newspaper and its preview, and take the pictures."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as place, start_browser() as browser:
        take_pictures(build_sample(Path(place)), PRINTED, folder, browser)
        take_pictures(build_preview(Path(place)), WAITING, folder, browser)


if __name__ == "__main__":
    main()
