"""Files as text: UTF-8, without anything that a feed, a terminal or an eye could stumble over."""

import os
import re
import stat
from codecs import BOM_UTF8
from pathlib import Path

from dongne.errors import Origin, Problem

SIZE_LIMIT = 1024 * 1024
"""Bytes of the largest text file: a whole year of the newsletter is smaller."""

# Leak row 18. Control characters and noncharacters make XML unreadable; bidirectional controls show an editor
# another text than the one that is published; the separators are line ends to some parsers and not to others.
_BELOW = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
)
FORBIDDEN = re.compile(
    f"[{_BELOW}"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""Every character that no text may hold; tab and line feed are fine."""
_SUSPECT = (re.compile(f"[{_BELOW}]"), re.compile("[\U0001fffe-\U0010ffff]"))
"""One of these finds whatever is forbidden; both together take a tenth of the time."""

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def read_text(path: Path | str, *, file: str) -> tuple[str | None, list[Problem]]:
    """Read a text file with LF line ends and without its byte order mark; ``file`` is its name in problems."""
    data, problems = _read_bytes(path, file)
    if data is None:
        return None, problems
    text, encoding = _decode(data)
    if text is None:
        return None, [_not_utf8(file, encoding)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = find_forbidden(text, file=file)
    return (None if problems else text), problems


def first_forbidden(text: str) -> str | None:
    """Give the first character that no text may hold, if there is one."""
    # Whatever can be printed is allowed: of nearly every text this is the first and last question.
    if text.replace("\n", " ").isprintable() or all(pattern.search(text) is None for pattern in _SUSPECT):
        return None
    match = FORBIDDEN.search(text)
    return None if match is None else match[0]


def find_forbidden(text: str, *, file: str) -> list[Problem]:
    """Report each line that holds a character which no text may hold."""
    if first_forbidden(text) is None:
        return []
    return [
        Problem(
            origin=Origin(file=file, line=number),
            code="character-forbidden",
            message=f"눈에 보이지 않는 글자({name_character(found)})가 들어 있습니다.",
            hint="그 줄을 지우고 키보드로 다시 쳐 주세요. 다른 프로그램에서 붙여 넣을 때 딸려 온 글자입니다.",
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := first_forbidden(line)) is not None
    ]


def name_character(character: str) -> str:
    """Give a character's code as people look it up: ``U+202E``."""
    return f"U+{ord(character):04X}"


def show_name(name: str) -> str:
    """Give a file's name so that it can be printed, whatever bytes the file system holds."""
    if name.isprintable():
        return name
    line = name.replace("\n", "\0").replace("\t", "\0")
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", line)


def _read_bytes(path: Path | str, file: str) -> tuple[bytes | None, list[Problem]]:
    # Twenty thousand times: a Path and a buffer would take longer than the system itself.
    try:
        status = os.stat(path)  # noqa: PTH116 - see above
        if not stat.S_ISREG(status.st_mode):
            return None, [_unreadable(file, "파일이 아닙니다")]
        if status.st_size > SIZE_LIMIT:
            return None, [_too_large(file, status.st_size)]
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - see above
            return stream.read(), []
    except FileNotFoundError:
        return None, [_missing(file)]
    except (OSError, ValueError) as error:
        return None, [_unreadable(file, getattr(error, "strerror", None) or "이름을 읽을 수 없습니다")]


def _decode(data: bytes) -> tuple[str | None, str]:
    """Give a text without its byte order mark, and its encoding; no text in any other than UTF-8."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return None, name
    if data.count(0) * 4 > len(data):
        return None, "UTF-16"
    try:
        return data.removeprefix(BOM_UTF8).decode(), "UTF-8"
    except UnicodeDecodeError:
        return None, "EUC-KR(CP949)" if _is_cp949(data) else "알 수 없음"


def _is_cp949(data: bytes) -> bool:
    try:
        data.decode("cp949")
    except UnicodeDecodeError:
        return False
    return True


def _not_utf8(file: str, encoding: str) -> Problem:
    return Problem(
        origin=Origin(file=file),
        code="encoding-not-utf8",
        message=f"파일이 UTF-8이 아닙니다(인코딩: {encoding}).",
        hint="메모장이라면 [다른 이름으로 저장]에서 인코딩을 UTF-8로 골라 같은 이름으로 다시 저장해 주세요.",
    )


def _too_large(file: str, size: int) -> Problem:
    return Problem(
        origin=Origin(file=file),
        code="file-too-large",
        message=f"파일이 너무 큽니다({size / SIZE_LIMIT:.1f} MiB). 글 파일은 {SIZE_LIMIT // (1024 * 1024)} MiB까지입니다.",
        hint="글만 남기고 사진은 따로 파일로 넣어 주세요.",
    )


def _missing(file: str) -> Problem:
    return Problem(
        origin=Origin(file=file),
        code="file-missing",
        message=f"`{file}` 파일이 없습니다.",
        hint="그 이름으로 파일을 만들어 주세요. 이름의 철자와 폴더도 살펴 주세요.",
    )


def _unreadable(file: str, reason: str) -> Problem:
    return Problem(
        origin=Origin(file=file),
        code="file-unreadable",
        message=f"`{file}`을(를) 읽을 수 없습니다({reason}).",
        hint="파일인지, 읽기 권한이 있는지 살펴 주세요.",
    )
