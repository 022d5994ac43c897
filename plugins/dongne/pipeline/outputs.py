"""Every file of the finished site: what it is made of, and how it is written."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b, sha256
from itertools import groupby
from pathlib import Path

from dongne.errors import OutputError
from dongne.pipeline.edition import code_version, digest_of
from dongne.pipeline.house import Premises, demand_free, list_files
from dongne.pipeline.press import File, Layout, make_files
from dongne.pipeline.record import Sheaf, Tie
from dongne.render.frames import Place
from dongne.render.outputs import LateFile, OutputFile, OutputPage, OutputSheaf, OutputT
from dongne.render.templates import Typesetter, own_templates


@dataclass(frozen=True, kw_only=True)
class Output:
    """One file of the site."""

    path: str
    """Below the site's root."""
    made_of: str
    """Digest of all that its bytes depend on: the same digest, the same bytes."""
    make: Callable[[], bytes]
    """Gives its bytes."""
    sheaf: Tie | None = None
    """To which sheaf it belongs, if to any."""


def list_outputs(
    layout: Layout,
    premises: Premises,
    *,
    root: Path,
    typesetter: Typesetter,
    stands: Callable[[Tie], Sheaf | None],
    kept: dict[str, Sheaf],
) -> Iterator[list[Output]]:
    """Give every output, in lots that are made one after the other: whoever has written one can let go of it.

    What ``stands`` finds in the site as it must be is made by nobody, and put into ``kept``.

    Raises:
        OutputError: a file of the site's own lies at an address of the newspaper.
    """

    def keep(tie: Tie) -> bool:
        sheaf = stands(tie)
        if sheaf is not None:
            kept[tie.name] = sheaf
        return sheaf is not None

    taken: set[str] = set()
    files = make_files(layout, own_pages=premises.own_pages, own_words=premises.own_words)
    outputs = print_outputs(layout, files, typesetter, common=common_of(premises), stands=keep)
    for _, lot in groupby(outputs, key=lambda output: output.sheaf):
        made = list(lot)
        taken |= {output.path for output in made if output.path in premises.files}
        yield made
    taken |= {path for path in premises.files if any(path in sheaf.files for sheaf in kept.values())}
    # A theme's file at such an address is meant to be replaced: MkDocs copies its sitemap's template, for one.
    demand_free({path: path for path in sorted(taken) if (root / "content/pages" / path).is_file()})
    yield [output for output in _house_outputs(premises, root) if output.path not in taken]


def common_of(premises: Premises) -> str:
    """Give a digest of what every page depends on beside its frame: the program and the site's own templates."""
    overrides = own_templates(premises.overrides)
    return digest_of(code_version(), {} if overrides is None else list_files(overrides))


def print_outputs(
    layout: Layout,
    files: Iterable[File],
    typesetter: Typesetter,
    *,
    common: str = "",
    stands: Callable[[Tie], bool] = lambda _: False,
) -> Iterator[Output]:
    """Give every output of the newspaper but those of sheaves that stand.

    ``common`` is what ``common_of`` gives.
    """
    paper = _Paper(typesetter, common)
    yield from _photo_outputs(layout.photos)
    yield from map(paper.output, (*layout.timely, *layout.galleys))
    for sheaf in layout.sheaves:
        yield from _sheaf_outputs(sheaf, paper.output, stands, within=paper.made_of)
    for file in files:
        if isinstance(file, OutputFile):
            yield _file_output(file)
        else:
            yield from _sheaf_outputs(file, _file_output, stands)


def _sheaf_outputs(
    sheaf: OutputSheaf[OutputT],
    output: Callable[[OutputT, Tie], Output],
    stands: Callable[[Tie], bool],
    *,
    within: str = "",
) -> Iterator[Output]:
    """Give the outputs of a sheaf; ``within`` is what they are made of beside what the sheaf says."""
    tie = tie_of(sheaf, within=within)
    if not stands(tie):
        yield from (output(made, tie) for made in sheaf.make())


def tie_of(sheaf: OutputSheaf[OutputT], *, within: str = "") -> Tie:
    """Say what a sheaf is made of, as the record knows it; ``within`` is as above."""
    return Tie(sheaf.name, f"{sheaf.made_of} {within}", cache(lambda: _join(sheaf.closer(), within)))


def _join(closer: str, within: str) -> str:
    """Say closely what a sheaf is made of; nothing, where nobody knows."""
    return closer and f"{closer} {within}"


Keep = Callable[[str, str, str, bytes], None]
"""Is told of each file that was written: where it lies, its path on the site, what it is made of, and its bytes."""


def write_output(folder: Path, output: Output, *, keep: Keep = lambda *_: None) -> None:
    """Write one output below ``folder``, with the folders that it needs."""
    place, content = f"{folder}/{output.path}", output.make()
    try:
        _write(place, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120 - as below
        _write(place, content)
    keep(place, output.path, output.made_of, content)


def _write(place: str, content: bytes) -> None:
    # Tens of thousands of times: a Path would take half as long as the system itself.
    with open(place, "wb") as file:  # noqa: PTH123 - see above
        file.write(content)


def _house_outputs(premises: Premises, root: Path) -> Iterator[Output]:
    for path, digest in premises.files.items():
        make = partial(_furnish, premises.source_of(root, path), digest)
        yield Output(path=path, made_of=digest, make=make)


def _photo_outputs(photos: Mapping[str, Path]) -> Iterator[Output]:
    # A rendition is named by what it was made of.
    for path, source in photos.items():
        yield Output(path=path, made_of=digest_of(code_version(), path), make=source.read_bytes)


class _Paper:
    """What pages are printed on: the frames of the house, our templates and the settings."""

    def __init__(self, typesetter: Typesetter, common: str) -> None:
        self._typesetter = typesetter
        self._frames = {
            place: digest_of(common, typesetter.settings, frame.parts)
            for place, frame in typesetter.house.places.items()
        }
        self._words = digest_of(typesetter.house.words)
        self.made_of = digest_of(common, typesetter.settings, sorted(self._frames.items()), self._words)

    def output(self, page: OutputPage, sheaf: Tie | None = None) -> Output:
        """Give a page as an output."""
        within = self._frames[Place.of(page.path)]
        return Output(
            path=page.file,
            made_of=_page_digest(within if page.path else within + self._words, page),
            make=partial(self._typesetter.set, page),
            sheaf=sheaf,
        )


def _page_digest(frame: str, page: OutputPage) -> str:
    """A page says all that is printed of it in its ``repr``: it holds nothing but plain values."""
    return blake2b(f"{frame}{page!r}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _file_output(file: OutputFile | LateFile, sheaf: Tie | None = None) -> Output:
    if isinstance(file, LateFile):
        return Output(path=file.path, made_of=file.made_of, make=file.make, sheaf=sheaf)
    digest = blake2b(file.content, digest_size=16).hexdigest()
    return Output(path=file.path, made_of=digest, make=lambda: file.content, sheaf=sheaf)


def _furnish(source: Path, digest: str) -> bytes:
    """Give a file of the house as it was when the house was made."""
    content = source.read_bytes()
    if sha256(content).hexdigest() != digest:
        message = f"`{source}`가 만들어진 뒤에 바뀌었습니다. `dongne build --clean`으로 처음부터 지어 주세요."
        raise OutputError(message)
    return content
