"""The command as a person types it, in this process: quick, and with both streams apart."""

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from dongne.cli import main
from site_tests.paper import NOW


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


def dongne(folder: Path, *arguments: str, now: str | None = NOW) -> Said:
    """Run one command in a folder; nobody sits at the terminal."""
    moment = [] if now is None else ["--now", now]
    done = CliRunner().invoke(main, ["-C", str(folder), *moment, *arguments], prog_name="dongne")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return Said(code=done.exit_code, out=done.stdout, err=done.stderr)
