"""Words that mean the same to whoever searches, from ``content/synonyms.yml``; the file need not exist."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from dongne.errors import Origin, Problem
from dongne.ingest.complaints import fill
from dongne.ingest.fields import Different, Fields, Filled, Many, Text30
from dongne.ingest.strict_yaml import Source, parse_yaml
from dongne.ingest.text import read_text

SYNONYMS = "content/synonyms.yml"
MOST_WORDS = 3
"""Words of one entry; the search engine looks for no longer turns of speech."""

Synonyms = tuple[tuple[str, ...], ...]

_WORD = re.compile(r"[^\W_]+")


class SynonymsFields(Fields):
    """The whole file, under a name that fields need to have."""

    synonyms: Many[Annotated[Many[Text30], Filled, Different]]


def read_synonyms(root: Path) -> tuple[Synonyms, list[Problem]]:
    """Give the groups of words that mean the same; none without the file."""
    path = root / SYNONYMS
    if not path.is_symlink() and not path.exists():
        return (), []
    text, problems = read_text(path, file=SYNONYMS)
    return ((), problems) if text is None else parse_synonyms(text, file=SYNONYMS)


def parse_synonyms(text: str, *, file: str) -> tuple[Synonyms, list[Problem]]:
    """Give the groups of the file's text; an empty file has none."""
    source = parse_yaml(text, file=file)
    if source.problems:
        return (), list(source.problems)
    if source.values is None:
        return (), []
    if not isinstance(source.values, list) or not all(isinstance(group, list) for group in source.values):
        return (), [_no_groups(file, source)]
    fields, problems = fill(SynonymsFields, source.under("synonyms"), file=file)
    if fields is None:
        return (), problems
    problems = list(_find_faults(fields.synonyms, source, file))
    return (() if problems else fields.synonyms), problems


def _find_faults(groups: Synonyms, source: Source, file: str) -> Iterator[Problem]:
    for number, group in enumerate(groups):
        origin = Origin(file=file, line=source.line_of(str(number)))
        if len(group) == 1:
            yield Problem(
                origin=origin,
                code="synonym-alone",
                message=f"`{group[0]}`에 짝이 없습니다.",
                hint="뜻이 같은 말을 하나 더 적거나 그 줄을 지워 주세요.",
            )
        for place, entry in enumerate(group):
            if not 0 < len(_WORD.findall(entry)) <= MOST_WORDS:
                yield Problem(
                    origin=Origin(file=file, line=source.line_of(f"{number}.{place}")),
                    code="synonym-words",
                    message=f"`{entry}`는 찾는 말로 쓸 수 없습니다.",
                    hint=f"글자나 숫자로 된 낱말 하나에서 {MOST_WORDS}개까지 적어 주세요.",
                )


def _no_groups(file: str, source: Source) -> Problem:
    groups = source.values if isinstance(source.values, list) else []
    odd = next((number for number, group in enumerate(groups) if not isinstance(group, list)), None)
    return Problem(
        origin=Origin(file=file, line=1 if odd is None else source.line_of(str(odd))),
        code="synonyms-shape",
        message="비슷한 말이 묶음으로 적혀 있지 않습니다.",
        hint="한 줄에 한 묶음씩 `- [수선, 수리, 고치다]`처럼 적어 주세요.",
    )
