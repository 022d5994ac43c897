"""The board's ledger: one file of decisions an item, which only ever grows at its end."""

import fcntl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from dongne.domain.decisions import Decision
from dongne.domain.people import Roster
from dongne.domain.statement import statement_of
from dongne.errors import ContentError, Origin, OutputError, Problem
from dongne.ingest.decisions import parse_decisions
from dongne.pipeline.folders import OWN_FOLDER, demand_own_folder, make_own_folder
from dongne.pipeline.whole import write_whole


def decision_file(item_id: str) -> str:
    """Give the path, below the site's folder, of an item's decisions."""
    return f"review/decisions/{item_id}.yml"


class _Dumper(yaml.SafeDumper):
    """Writes an instant as people write it, and a text of several lines on several lines."""


_Dumper.add_representer(
    datetime,
    lambda dumper, moment: dumper.represent_scalar("tag:yaml.org,2002:timestamp", moment.isoformat()),
)


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def _render_decision(decision: Decision) -> str:
    """Write one decision as the item of a YAML list."""
    entry = {
        "decision": decision.verb.value,
        "by": decision.by,
        "at": decision.at,
        "digest": decision.digest,
        "note": decision.note,
        "title": decision.title,
        "read": decision.read,
        "policy": None if decision.policy == 1 else decision.policy,
        "previous": decision.previous,
        "proof": decision.proof,
    }
    return render_entry({key: value for key, value in entry.items() if value is not None})


def render_entry(written: Mapping[str, object]) -> str:
    """Write some values as the item of a YAML list."""
    return yaml.dump([dict(written)], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def append_decision(
    root: Path, decision: Decision, *, made: Sequence[Decision], roster: Roster, zone: ZoneInfo
) -> None:
    """Put a decision behind those in its origin's file, which stay as they are to the byte.

    Raises:
        ContentError: the file, mended by hand, has a shape that takes no entry at its end.
        OutputError: it cannot be written.
    """
    path = root / decision.origin.file
    after, text = appended(path, _render_decision(decision))
    read, problems = parse_decisions(text, file=decision.origin.file, roster=roster, zone=zone)
    if [_essence(each) for each in read] != [_essence(each) for each in (*made, decision)]:
        raise ContentError([*problems, _misshapen(decision.origin)])
    replace_file(root, path, after)


def appended(path: Path, entry: str) -> tuple[bytes, str]:
    """Give what a file will hold with one more entry at its end, and the text that this is to a reader.

    What stands there stays as it is to the byte; the file itself is not touched.
    """
    before = path.read_bytes() if path.exists() else b""
    gap = b"" if not before or before.endswith((b"\n", b"\r")) else b"\n"
    after = before + gap + entry.encode()
    return after, after.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _essence(decision: Decision) -> tuple[object, ...]:
    return statement_of("", decision), decision.proof


def _misshapen(origin: Origin) -> Problem:
    return Problem(
        origin=origin,
        code="decision-shape",
        message="결정 파일이 손으로 고친 꼴이라 새 결정을 덧붙일 수 없습니다.",
        hint="결정마다 줄 맨 앞에서 `- decision: …`으로 시작하도록 고쳐 주세요.",
    )


def replace_file(root: Path, path: Path, content: bytes) -> None:
    """Exchange a file in one step, through a folder where nobody takes the half-written one for a decision.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        write_whole(root, path, content)
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def keep_others_out(root: Path) -> Iterator[None]:
    """Wait until nobody else is recording; the lock ends by itself with the process.

    Raises:
        OutputError: the site's folder cannot be written.
    """
    demand_own_folder(root)
    try:
        lock = (make_own_folder(root) / "decisions.lock").open("w")
    except OSError as error:
        raise _unwritable(root / OWN_FOLDER, error) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"`{path}`에 쓸 수 없습니다: {error.strerror or error}. 디스크의 남은 자리와 폴더의 권한을 확인해 주세요. "
        "결정은 기록되지 않았습니다."
    )
