"""Looking at a photo before it is accepted."""

from pathlib import Path

from PIL import Image
from PIL.ExifTags import IFD

from dongne.errors import Origin, Problem, Severity
from dongne.media.opening import FORMAT_TITLES, SUFFIXES, PhotoError, format_of, open_photo, quietly

WEIGHT_LIMIT = 40_000_000
"""Bytes of the largest original: a repository keeps every one for ever."""


def inspect(path: Path, *, file: str) -> list[Problem]:
    """Report whatever keeps a photo from being published, or its reporter from sleeping well.

    Decodes all of it. ``file`` is its name in the problems.
    """
    origin = Origin(file=file)
    try:
        with quietly(), open_photo(read_photo(path)) as photo:
            # An eighth of the size: every byte is read all the same, and most of the time is saved.
            photo.draft(None, (1, 1))
            photo.load()
            found = [_find_disguise(photo, path, origin), _find_position(photo, origin)]
    except PhotoError as error:
        return [error.at(file)]
    return [problem for problem in found if problem is not None]


def read_photo(path: Path, *, limit: int = WEIGHT_LIMIT) -> bytes:
    """Read an original's bytes, if they are not more than ``limit``.

    Raises:
        PhotoError: it is no file, too heavy, or may not be read.
    """
    try:
        weight = path.stat().st_size
        if weight > limit:
            raise PhotoError(
                "photo-too-heavy",
                f"사진 파일이 너무 큽니다({weight / 1e6:.0f} MB). {limit / 1e6:.0f} MB까지 쓸 수 있습니다.",
                "`dongne photos fix`로 줄이거나 사진 앱에서 작게 저장해 주세요.",
            )
        return path.read_bytes()
    except OSError as error:
        raise PhotoError(
            "photo-unreadable",
            f"사진 파일을 열 수 없습니다({error.strerror or '알 수 없는 까닭'}).",
            "파일이 있는지, 읽기 권한이 있는지 살펴 주세요.",
        ) from error


def has_position(photo: Image.Image) -> bool:
    """Whether a photo tells where it was taken."""
    xmp = photo.info.get("xmp", b"")
    return _has_gps_tags(photo) or (isinstance(xmp, bytes) and b"GPSL" in xmp)


def _has_gps_tags(photo: Image.Image) -> bool:
    try:
        return bool(photo.getexif().get_ifd(IFD.GPSInfo))
    except Exception:  # noqa: BLE001 - EXIF is broken in as many ways as there are cameras
        return False


def _find_disguise(photo: Image.Image, path: Path, origin: Origin) -> Problem | None:
    kind = format_of(photo)
    if path.suffix.lower() in SUFFIXES[kind]:
        return None
    return Problem(
        origin=origin,
        code="photo-disguised",
        message=f"파일 이름은 `{path.suffix}`로 끝나지만 내용은 {FORMAT_TITLES[kind]} 사진입니다.",
        hint=f"이름 끝을 `{SUFFIXES[kind][0]}`로 바꾸고, 글에 적은 파일 이름도 같이 고쳐 주세요.",
    )


def _find_position(photo: Image.Image, origin: Origin) -> Problem | None:
    if not has_position(photo):
        return None
    return Problem(
        origin=origin,
        code="photo-position",
        message="사진에 찍은 곳의 위치가 들어 있습니다. 사이트에는 나가지 않지만 저장소에는 그대로 남습니다.",
        hint=f'`dongne photos fix "{origin.file}"`를 실행하면 지워집니다. 이미 승인받았다면 다시 승인받아야 합니다.',
        severity=Severity.WARNING,
    )
