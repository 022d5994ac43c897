"""How every command ends: with the right code, in words, and without a traceback that a person has caused."""

import errno
import io
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from dongne.cli.desk import Shelf, complain_in_korean
from dongne.errors import DongneError, UsageError, explain_refusal
from dongne.pipeline.moment import read_clock

SAYS_NO, WRONG_USAGE, OUR_FAULT = 1, 2, 3


@dataclass(frozen=True, kw_only=True)
class Office:
    """Where and when a command works."""

    folder: Path
    now: str | None
    debug: bool = False

    @property
    def root(self) -> Path:
        """The folder that holds mkdocs.yml.

        Raises:
            UsageError: there is none.
        """
        if not (self.folder / "mkdocs.yml").is_file():
            raise UsageError(
                f"`{self.folder}`에 mkdocs.yml이 없습니다. 소식지의 폴더에서 하거나 `dongne -C 폴더 …`로 알려 주세요. "
                "새로 시작하려면 `dongne init 폴더`입니다."
            )
        return self.folder

    @property
    def at(self) -> datetime:
        """The moment of the work, in the site's time zone.

        Raises:
            UsageError: ``--now`` or SOURCE_DATE_EPOCH is no moment.
        """
        # To load what reads settings takes a tenth of a second: whoever has something to begin does so before.
        from dongne.ingest.settings import read_settings  # noqa: PLC0415 - see above

        settings, _ = read_settings(self.root / "mkdocs.yml")
        return read_clock(ZoneInfo("UTC") if settings is None else settings.zone, self.now)

    def file(self, name: Path) -> Path:
        """Give the place of a path that was typed, seen from the folder of ``-C``."""
        return (self.folder / name).resolve()


pass_office = click.make_pass_decorator(Office)


class Failure(click.ClickException):
    """The content or the gate says no: a message on stderr, and nothing else."""

    exit_code = SAYS_NO

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - as click declares it
        """Say it."""
        click.echo(self.message, file=file or sys.stderr)


class WrongUsage(Failure):
    """The command was called wrongly."""

    exit_code = WRONG_USAGE


class Fault(Failure):
    """The program is wrong."""

    exit_code = OUR_FAULT


class Front(Shelf):
    """Turns whatever goes wrong into a message and a code."""

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Run; a letter that the terminal does not know must not stop a command."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(args, **extra)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401
        """Say in Korean what is wrong with a call."""
        try:
            return super().make_context(*args, **extra)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise _in_korean(error) from error

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run one command."""
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise _in_korean(error, ctx.invoked_subcommand) from error
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except DongneError as error:
            raise (WrongUsage if isinstance(error, UsageError) else Failure)(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise Failure(explain_refusal(error)) from error
        except Exception as error:  # noqa: BLE001 - the last line of defence
            _confess(error, debug=ctx.params.get("debug", False))


def _confess(error: Exception, *, debug: bool) -> NoReturn:
    """Tell of a fault of ours."""
    raise Fault(explain_fault(error, debug=debug)) from error


def explain_fault(error: Exception, *, debug: bool) -> str:
    """Say what is to be said of a fault of ours; its trace is kept for whoever mends it."""
    trace = "".join(traceback.format_exception(error))
    if debug:
        where = f"\n{trace}"
    else:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="dongne-", suffix=".log", delete=False
        ) as log:
            log.write(trace)
        where = f" 자취를 `{log.name}`에 남겼습니다."
    return f"프로그램의 잘못으로 멈췄습니다({type(error).__name__}). 글이나 명령에는 잘못이 없습니다.{where}"


def _in_korean(error: click.UsageError, called: str | None = None) -> WrongUsage:
    """Say what click has found wrong with a call; ``called`` is the command, where click does not tell."""
    place = error.ctx.command_path if error.ctx is not None else " ".join(filter(None, ["dongne", called]))
    match error:
        case click.NoSuchOption():
            text = f"`{error.option_name}`라는 선택 사항은 없습니다.{_perhaps(error.possibilities)}"
        case click.exceptions.NoSuchCommand():
            text = f"`{error.command_name}`라는 명령은 없습니다.{_perhaps(error.possibilities)}"
        case click.MissingParameter():
            text = f"{_name(error)}을(를) 적어 주세요."
        case click.BadParameter():
            text = f"{_name(error)}의 값이 맞지 않습니다: {complain_in_korean(error.message)}"
        case _:
            text = f"이렇게는 쓸 수 없습니다: {complain_in_korean(error.format_message())}"
    return WrongUsage(f"{text}\n쓰는 법: {place} --help")


def _perhaps(possibilities: Sequence[str] | None) -> str:
    return f" 혹시 {', '.join(f'`{name}`' for name in possibilities)}인가요?" if possibilities else ""


def _name(error: click.BadParameter) -> str:
    hint = error.param_hint
    if hint is None and error.param is not None and error.ctx is not None:
        hint = error.param.get_error_hint(error.ctx)
    return hint if isinstance(hint, str) else " / ".join(hint or ("빠진 것",))
