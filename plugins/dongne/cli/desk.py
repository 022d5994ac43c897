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
"""What click itself says, and how it is said here."""


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
