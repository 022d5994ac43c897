"""``python -m benchmarks.photos``: how long photos take to develop, and what a reader has to load for them."""

import hashlib
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

import click
import PIL
from PIL import Image, ImageChops, ImageFilter

from benchmarks.likeness import likeness
from dongne.media.pixels import make_prints

CONTENT = Path(__file__).parents[1] / "content"
SUBJECTS = ("stream.jpg", "brushes.jpg", "dandelion.jpg")
SIZE = (4000, 3000)
"""Twelve megapixels."""

QUALITIES = (70, 74, 77, 80, 83, 86)
"""Of the plain WebP files between which the one of equal likeness is looked for; 80 is the one to beat."""

WORK = """
import sys
from pathlib import Path
from dongne import media
from dongne.domain.items import Original
root = Path(sys.argv[1])
originals = [Original(name=path.name, path=path.name, sha256=path.stem) for path in sorted(root.glob("*.jpg"))]
media.develop(originals, root=root, cache=Path(sys.argv[2]), jobs=int(sys.argv[3]))
status = Path("/proc/self/status")
print(next((line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")), 0)
      if status.exists() else 0)
"""


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run took."""

    wall: float
    cpu: float
    memory: float
    """Largest resident size of the first process, MiB; 0: the system does not tell."""


@click.command()
@click.option("--count", default=40, show_default=True, help="Photos of 12 megapixels.")
@click.option("--jobs", default=2, show_default=True, help="At a time, against one.")
@click.option("--runs", default=3, show_default=True)
def main(count: int, jobs: int, runs: int) -> None:
    """Measure and print tables in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "photos")
        takes = [take_photo(subject) for subject in SUBJECTS]
        _lay_out(root, takes, count)
        click.echo("\n".join(_speed(root, Path(folder, "cache"), jobs=jobs, runs=runs)))
    click.echo("\n".join(_quality(takes)))


def take_photo(subject: str) -> bytes:
    """Give a photo of the sample as a camera of 12 megapixels would have taken it: larger, sharpened, with noise."""
    with Image.open(next(CONTENT.rglob(subject))) as small:
        large = small.convert("RGB").resize(SIZE, Image.Resampling.BICUBIC)
    sharp = large.filter(ImageFilter.UnsharpMask(2, 80, 2))
    noise = Image.effect_noise(SIZE, 5).filter(ImageFilter.GaussianBlur(0.7)).convert("RGB")
    buffer = BytesIO()
    ImageChops.add(sharp, noise, offset=-128).save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def _lay_out(root: Path, takes: list[bytes], count: int) -> None:
    """Write so many different files; what stands behind the end of a JPEG costs nothing to read."""
    root.mkdir()
    for number in range(count):
        data = takes[number % len(takes)] + number.to_bytes(2)
        (root / f"{hashlib.sha256(data).hexdigest()}.jpg").write_bytes(data)


def _speed(root: Path, cache: Path, *, jobs: int, runs: int) -> Iterator[str]:
    cold: dict[int, list[Run]] = {1: [], jobs: []}
    warm: list[Run] = []
    touched = 0
    for _ in range(runs):
        for number, done in cold.items():
            shutil.rmtree(cache, ignore_errors=True)
            done.append(_develop(root, cache, number))
        before = _state(cache)
        warm.append(_develop(root, cache, jobs))
        touched += sum(before.get(path) != state for path, state in _state(cache).items())
    photos = len(list(root.iterdir()))
    yield f"{photos} photos of 12 megapixels, three widths, WebP and JPEG; medians of {runs}, Pillow {PIL.__version__}."
    yield ""
    yield "| | wall s | CPU s | CPU s a photo | peak MiB |"
    yield "|---|---:|---:|---:|---:|"
    yield _row("one at a time", cold[1], photos)
    yield _row(f"{jobs} at a time", cold[jobs], photos)
    yield _row(f"again ({touched} files touched)", warm, photos)
    yield ""
    share = median(run.wall for run in cold[jobs]) / median(run.wall for run in cold[1])
    best = min(run.wall for run in cold[jobs]) / min(run.wall for run in cold[1])
    yield f"- {jobs} at a time against one: × {share:.2f} (the quickest runs: × {best:.2f})"
    yield ""


def _row(title: str, runs: list[Run], photos: int) -> str:
    wall, cpu, memory = (median(getattr(run, figure) for run in runs) for figure in ("wall", "cpu", "memory"))
    return f"| {title} | {wall:.1f} | {cpu:.1f} | {cpu / photos:.2f} | {memory:.0f} |"


def _develop(root: Path, cache: Path, jobs: int) -> Run:
    start, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", WORK, str(root), str(cache), str(jobs)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - our own words
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall=perf_counter() - start, cpu=cpu, memory=int(done.stdout) / 1024)


def _state(cache: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in cache.rglob("*.*")}


def _quality(takes: list[bytes]) -> Iterator[str]:
    yield "Bytes against a plain Pillow WebP (whole photo decoded, Lanczos, quality 80, method 4) of equal SSIM:"
    yield ""
    yield "| photo | width | ours, bytes | SSIM | plain at quality 80 | SSIM | ours against plain of our SSIM |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    shares = []
    for subject, data in zip(SUBJECTS, takes, strict=True):
        whole = Image.open(BytesIO(data)).convert("RGB")
        for made in make_prints(data).forms:
            if made.mime == "image/webp":
                wanted = whole.resize((made.width, made.height), Image.Resampling.LANCZOS)
                plain = {quality: _plain(wanted, quality) for quality in QUALITIES}
                found = likeness(wanted, Image.open(BytesIO(made.content)))
                share = len(made.content) / _bytes_at(found, sorted(plain.values()))
                shares.append(share)
                yield (
                    f"| {subject} | {made.width} | {len(made.content):,} | {found:.4f} | {plain[80][1]:,} "
                    f"| {plain[80][0]:.4f} | × {share:.3f} |"
                )
    yield ""
    yield f"- all together: × {sum(shares) / len(shares):.3f}"


def _plain(picture: Image.Image, quality: int) -> tuple[float, int]:
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=quality, method=4)
    return likeness(picture, Image.open(buffer)), len(buffer.getvalue())


def _bytes_at(found: float, curve: list[tuple[float, int]]) -> float:
    """Give the bytes that a plain file of this likeness has, on the line between its neighbours."""
    for (low, small), (high, large) in pairwise(curve):
        if found <= high:
            return small + (large - small) * (found - low) / (high - low)
    return curve[-1][1]


if __name__ == "__main__":
    main()
