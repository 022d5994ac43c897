"""The photos of a bundle: their names, their digests, and whether they are photos at all."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dongne.domain.items import Original
from dongne.errors import Origin, Problem
from dongne.ingest.text import show_name

SIZE_LIMIT = 40_000_000
"""Bytes of the largest photo that is taken in."""

_HEADER = 32
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})


@dataclass(frozen=True, kw_only=True)
class PhotoFile:
    """A photo file as the folder has it."""

    path: Path
    place: str
    """Its path below the site's folder, as the file system spells it."""

    @property
    def name(self) -> str:
        """Its name as everybody writes it: NFC."""
        return unicodedata.normalize("NFC", self.path.name)


def read_photos(files: Iterable[PhotoFile]) -> tuple[tuple[Original, ...], list[Problem]]:
    """Give the photos of one bundle, by name."""
    originals, problems = [], []
    seen: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (file.name, file.place)):
        if show_name(file.name) != file.name:
            problems.append(_bad_name(file))
            continue
        other = seen.setdefault(file.name.casefold(), file.place)
        if other != file.place:
            problems.append(_twin(file, other))
            continue
        original = _read_photo(file)
        if isinstance(original, Problem):
            problems.append(original)
        else:
            originals.append(original)
    return tuple(originals), problems


def find_disguise(header: bytes) -> str | None:
    """Say (in Korean) what a file is that pretends to be a photo; None: it begins like one."""
    if _begins_like_a_photo(header):
        return None
    if header[4:8] == b"ftyp" and header[8:12] in _HEIC_BRANDS:
        return "아이폰의 HEIC 사진"
    return next(
        (title for magic, title in _STRANGERS if header.lstrip().startswith(magic)), "사진이 아닌 파일"
    )


_STRANGERS = (
    (b"%PDF", "PDF 문서"),
    (b"<", "웹 문서나 SVG 그림"),
    (b"GIF8", "GIF 그림"),
    (b"BM", "BMP 그림"),
    (b"PK", "압축 파일"),
    (b"MZ", "프로그램"),
)


def _begins_like_a_photo(header: bytes) -> bool:
    if len(header) < _HEADER:
        return False
    if header.startswith(b"\x89PNG\r\n\x1a\n"):
        return header[12:16] == b"IHDR"
    if header.startswith(b"RIFF"):
        return header[8:15] == b"WEBPVP8"
    return header.startswith(b"\xff\xd8\xff")


def _read_photo(file: PhotoFile) -> Original | Problem:
    try:
        with file.path.open("rb") as stream:
            size = stream.seek(0, 2)
            if size > SIZE_LIMIT:
                return _too_large(file, size)
            stream.seek(0)
            disguise = find_disguise(stream.read(_HEADER))
            if disguise is not None:
                return _disguised(file, disguise)
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return _problem(
            file,
            "file-unreadable",
            f"사진을 읽을 수 없습니다({error.strerror}).",
            "파일의 읽기 권한을 살펴 주세요.",
        )
    return Original(name=file.name, sha256=digest, path=file.place)


def _problem(file: PhotoFile, code: str, message: str, hint: str) -> Problem:
    return Problem(origin=Origin(file=file.place), code=code, message=message, hint=hint)


def _disguised(file: PhotoFile, disguise: str) -> Problem:
    return _problem(
        file,
        "photo-disguised",
        f"이름은 사진인데 내용은 {disguise}입니다.",
        "사진을 JPEG로 다시 저장해 넣어 주세요. 아이폰이라면 [설정 → 카메라 → 포맷 → 높은 호환성]을 고르면 됩니다.",
    )


def _bad_name(file: PhotoFile) -> Problem:
    return _problem(
        file,
        "photo-name",
        "사진 이름에 쓸 수 없는 글자가 들어 있습니다.",
        "사진 이름을 한글이나 영어로 다시 지어 주세요.",
    )


def _too_large(file: PhotoFile, size: int) -> Problem:
    return _problem(
        file,
        "photo-too-large",
        f"사진이 {size / 1_000_000:.0f} MB입니다. {SIZE_LIMIT // 1_000_000} MB까지 넣을 수 있습니다.",
        "`dongne photos fix`로 줄이거나 작게 다시 저장해 주세요.",
    )


def _twin(file: PhotoFile, other: str) -> Problem:
    return _problem(
        file,
        "photo-twins",
        f"`{other.rpartition('/')[2]}`와 글자 크기나 한글 표현만 다른 이름입니다.",
        "둘 가운데 한 사진의 이름을 바꿔 주세요.",
    )
