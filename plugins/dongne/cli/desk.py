"""How a command explains itself: in Korean throughout, and with an example."""

import re
from collections.abc import Iterable

import click

_HEADINGS = {"Options": "선택 사항", "Commands": "명령"}
_WORDS = (
    (re.compile(r"Show this message and exit\."), "이 도움말을 보인다."),
    (re.compile(r"Show the version and exit\."), "판 번호를 보인다."),
    (re.compile(r"\brequired(?=[;\]])"), "꼭 적는다"),
    (re.compile(r"\bdefault: (?=[^\]]*\]$)"), "정하지 않으면 "),
    (re.compile(r"\b([\d.]+)<=x<=([\d.]+)(?=\]$)"), r"\1부터 \2까지"),
    (re.compile(r"\bx>=([\d.]+)(?=\]$)"), r"\1부터"),
)
"""What click itself says in a help, and how it is said here."""
_COMPLAINTS = (
    (re.compile(r"Got unexpected extra arguments? \((.+)\)"), r"`\1`은(는) 여기에 쓸 데가 없습니다."),
    (re.compile(r"Option '(.+)' requires (?:an argument|\d+ arguments)\."), r"`\1` 다음에 값을 적어 주세요."),
    (re.compile(r"Option '(.+)' does not take a value\."), r"`\1`에는 값을 적지 않습니다."),
    (re.compile(r"'(.*)' is not one of (.+)\."), r"`\1`은(는) 없습니다. \2 가운데 하나를 적어 주세요."),
    (re.compile(r"'(.*)' is not a valid (?:integer|float)(?: range)?\."), r"`\1`은(는) 수가 아닙니다."),
    (re.compile(r"(.+) is not in the range ([\d.]+)<=x<=([\d.]+)\."), r"\1은(는) \2부터 \3까지가 아닙니다."),
    (re.compile(r"(.+) is not in the range x>=([\d.]+)\."), r"\1은(는) \2보다 작습니다."),
)
"""What it finds wrong with a call."""


class Words(click.HelpFormatter):
    """Writes help in one language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, "쓰는 법: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they mean."""
        super().write_dl([(name, in_korean(text)) for name, text in rows], col_max, col_spacing)


def in_korean(text: str) -> str:
    """Put what click adds to an option's help into Korean."""
    for pattern, words in _WORDS:
        text = pattern.sub(words, text)
    return text


def complain_in_korean(text: str) -> str:
    """Say what click has found wrong with a call; what it says otherwise stays as it is."""
    for pattern, words in _COMPLAINTS:
        if match := pattern.fullmatch(text):
            return match.expand(words)
    return text


class Talk(click.Context):
    """One call of one command."""

    formatter_class = Words


class Desk(click.Command):
    """A command."""

    context_class = Talk


class Shelf(click.Group):
    """Several commands under one name, in the order in which they were put there."""

    context_class = Talk
    command_class = Desk

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click declares it
        """Name the commands."""
        return list(self.commands)
