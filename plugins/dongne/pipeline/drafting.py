"""New bundles and new sites, written so that they are sound from the first moment."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

import yaml

from dongne.domain.address import Kind, is_item_id, is_slug
from dongne.domain.romanization import propose_slug
from dongne.errors import ContentError, Problem, UsageError
from dongne.ingest.front_matter import parse_document
from dongne.ingest.text import read_text
from dongne.pipeline.newsroom import ROSTER
from dongne.pipeline.single import SETTINGS, read_single

STARTER = Path(__file__).parent / "starter"
_RENAMED = {"gitignore.txt": ".gitignore", "github": ".github", "CODEOWNERS.txt": "CODEOWNERS"}
"""What begins with a dot, or has no suffix, would be lost on the way into a package."""
_VERBATIM = "github"
"""A folder in which a dollar is the forge's own."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_REMINDERS = {
    Kind.ARTICLE: (
        "# cover: {file: 사진.jpg, alt: 사진에 보이는 것, credit: 찍은 사람}",
        "# shops: [가게 주소]",
        "# people: [{name: 나오는 사람, consent: true}]",
    ),
    Kind.SHOP: (
        "# phone: 02-555-0100",
        "# hours: Mo-Fr 10:00-20:00; Sa 10:00-15:00",
        "# photos: [{file: 사진.jpg, alt: 사진에 보이는 것}]",
        "# owner: {name: 주인 이름, consent: true}",
    ),
    Kind.EVENT: ("# ends: 2022-05-21T16:00", "# contact: 02-555-0100", "# shops: [가게 주소]"),
    Kind.EDITION: (
        "# stories: [기사 주소, 차례대로]",
        "# readers_words: [{text: 독자의 말, name: 불러 달라는 이름, about: articles/연도/기사, consent: true}]",
    ),
}
"""What may stand in a front matter besides, for whoever opens it next."""

_FIRST_WORDS = {
    Kind.ARTICLE: "여기에 글을 씁니다. 빈 줄을 두면 문단이 나뉩니다.",
    Kind.SHOP: "어떤 가게인지 여기에 씁니다.",
    Kind.EVENT: "무엇을 하는 자리인지 여기에 씁니다.",
    Kind.EDITION: "이번 호를 내며 하고 싶은 말을 여기에 씁니다.",
}


class _Dumper(yaml.SafeDumper):
    """Writes one key a line, and a list within its line."""


def _represent_list(dumper: yaml.SafeDumper, values: Sequence[object]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)


_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(tuple, _represent_list)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An item that is about to be started."""

    kind: Kind
    slug: str
    front: Mapping[str, object]
    """Front matter, in the order in which it is written."""

    @property
    def id(self) -> str:
        """The id that it will have for ever."""
        year = f"{str(self.front.get('date', ''))[:4]}/" if self.kind is Kind.ARTICLE else ""
        return f"{self.kind.folder}/{year}{self.slug}"

    @property
    def text(self) -> str:
        """The whole ``index.md``."""
        front = {key: _as_day(value) for key, value in self.front.items()}
        matter = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
        reminders = "".join(f"{line}\n" for line in _REMINDERS.get(self.kind, ()))
        return f"---\n{matter}{reminders}---\n{_FIRST_WORDS.get(self.kind, '')}\n"


def start_item(root: Path, draft: Draft) -> Path:
    """Write a new bundle below ``root``; give its ``index.md``.

    Raises:
        UsageError: the address is taken or cannot be used, or a value is wrong.
        ContentError: the site's settings or roster are unsound.
    """
    _check_address(draft)
    folder = root / "content" / draft.id
    if folder.exists():
        raise UsageError(
            f"`content/{draft.id}`는 이미 있습니다. 있는 글은 건드리지 않습니다. 다른 주소를 골라 주세요."
        )
    problems = _try_out(root, draft)
    own = [problem for problem in problems if problem.origin.file == f"content/{draft.id}/index.md"]
    if own:
        raise UsageError("\n".join(f"{problem.message} {problem.hint}" for problem in own))
    if problems:
        raise ContentError(problems)
    folder.mkdir(parents=True)
    index = folder / "index.md"
    index.write_text(draft.text, encoding="utf-8")
    return index


def _check_address(draft: Draft) -> None:
    if draft.kind is not Kind.EDITION and not is_slug(draft.slug):
        better = propose_slug(draft.slug) or propose_slug(str(draft.front.get("title", "")))
        raise UsageError(
            f"`{draft.slug}`는 주소로 쓸 수 없습니다. 영어 소문자와 숫자를 붙임표(-) 하나로 이어 적어 주세요."
            + (f" `{better}`는 어떨까요?" if better else "")
        )
    if is_item_id(draft.id):
        return
    if draft.kind is Kind.EDITION:
        raise UsageError(f"`{draft.slug}`는 호의 주소가 아닙니다. 2022-05처럼 해와 달을 적어 주세요.")
    raise UsageError(f"`{draft.front.get('date')}`는 날짜가 아닙니다. 2022-05-04처럼 적어 주세요.")


def _try_out(root: Path, draft: Draft) -> list[Problem]:
    """Read the draft as the newsroom will, in a copy beside the settings and the roster."""
    with tempfile.TemporaryDirectory(prefix="dongne-") as name:
        copy = Path(name)
        for file in (SETTINGS, ROSTER):
            (copy / file).parent.mkdir(exist_ok=True)
            # What is not there is told by whoever misses it.
            with suppress(FileNotFoundError):
                shutil.copyfile(root / file, copy / file)
        folder = copy / "content" / draft.id
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(draft.text, encoding="utf-8")
        _, problems = read_single(copy)
        return [problem for problem in problems if problem.is_error]


def _as_day(value: object) -> object:
    """Give a day as YAML writes it without quotes."""
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


# --- a new site


def start_site(folder: Path, *, name: str, area: str) -> tuple[Path, ...]:
    """Write a small, sound site into a folder that is new or empty; give its files.

    Raises:
        UsageError: something lies there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"`{folder}`는 비어 있지 않습니다. 있는 것은 건드리지 않습니다. 새 폴더를 골라 주세요."
        )
    written = []
    for source in _starter_files(STARTER):
        parts = source.relative_to(STARTER).parts
        target = folder.joinpath(*(_RENAMED.get(part, part) for part in parts))
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        if parts[0] != _VERBATIM:
            quote = _as_yaml if target.suffix == ".yml" else str
            text = Template(text).substitute(name=quote(name), area=quote(area))
        target.write_text(text, encoding="utf-8")
        written.append(target)
    return tuple(written)


def _starter_files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _as_yaml(text: str) -> str:
    """Give a text as a quoted value, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


# --- the next edition


def next_number(root: Path) -> int:
    """Give the number of the next edition: one more than the highest so far."""
    return max(_numbers(root), default=0) + 1


def _numbers(root: Path) -> Iterator[int]:
    for index in (root / "content" / Kind.EDITION.folder).glob("*/index.md"):
        text, _ = read_text(index, file=index.name)
        document, _ = parse_document(text or "", file=index.name)
        values = None if document is None else document.source.values
        number = values.get("number") if isinstance(values, dict) else None
        if isinstance(number, int):
            yield number
