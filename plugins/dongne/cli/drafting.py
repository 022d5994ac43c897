"""``dongne init`` and ``dongne new``: a new site, a new item."""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from dongne.cli.desk import Desk, Shelf
from dongne.cli.front import Office, pass_office
from dongne.domain.address import Kind
from dongne.domain.romanization import propose_slug
from dongne.domain.settings import Category, Settings
from dongne.errors import ContentError, UsageError
from dongne.ingest.settings import read_settings
from dongne.pipeline.drafting import Draft, next_number, start_item, start_site


@click.command(
    cls=Desk,
    help="다른 동네의 새 소식지를 시작한다. 있는 파일은 건드리지 않는다.",
    epilog="보기: dongne init ../hapjeong --name '합정 사람들' --area '합정 생활상권'",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", default="우리동네 사람들", show_default=True, help="소식지의 이름.")
@click.option("--area", default="우리 생활상권", show_default=True, help="생활상권의 이름.")
@pass_office
def init(office: Office, folder: Path, *, name: str, area: str) -> None:
    """Write a small, sound site."""
    target = office.file(folder)
    start_site(target, name=name, area=area)
    click.echo(f"새 소식지를 `{target}`에 만들었습니다.")
    click.echo("이제 review/roster.yml에 우리 동네 사람들을 적고, mkdocs.yml에서 분류를 정해 주세요.")


@click.group(cls=Shelf, help="새 글을 시작한다. 선택 사항에 빠진 것은 물어본다. 있는 글은 건드리지 않는다.")
def new() -> None:
    """Hold the commands that start an item."""


@dataclass(frozen=True, kw_only=True)
class Newsroom:
    """What questions and their defaults may look at."""

    office: Office
    settings: Settings
    slug: str

    @property
    def today(self) -> str:
        """The day of the work."""
        return f"{self.office.at:%Y-%m-%d}"


def _nothing(_: Newsroom) -> None:
    """Leave a question without a default."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing that a new item needs to be told."""

    key: str
    """In the front matter."""
    options: tuple[str, ...]
    words: str
    """What is asked, in Korean."""
    default: Callable[[Newsroom], str | int | None] = _nothing
    choices: Callable[[Newsroom], Sequence[Category]] | None = None
    many: bool = False
    note: str = ""
    """What the help says besides."""
    form: type[str] | type[int] = str

    def ask(self, newsroom: Newsroom) -> Any:  # noqa: ANN401 - a text, a number or several texts
        """Ask at the terminal."""
        words = self.words
        if self.choices is not None:
            shelves = self.choices(newsroom)
            words += f" ({', '.join(f'{shelf.id}={shelf.title}' for shelf in shelves)})"
        answer = click.prompt(words, default=self.default(newsroom), type=self.form)
        return re.findall(r"[^,\s]+", str(answer)) if self.many else answer


_TITLE = Question(key="title", options=("--title",), words="제목")
_SUMMARY = Question(
    key="summary",
    options=("--summary",),
    words="한두 문장 소개",
    default=lambda _: "이 글을 한두 문장으로 소개해 주세요.",
)

_QUESTIONS = {
    Kind.ARTICLE: (
        _TITLE,
        Question(
            key="date",
            options=("--date",),
            words="날짜",
            note="(2022-05-04T09:00, 날만 적어도 된다)",
            default=lambda newsroom: newsroom.today,
        ),
        Question(
            key="category",
            options=("--category",),
            words="분류",
            note="(mkdocs.yml에 있는 id)",
            choices=lambda newsroom: newsroom.settings.categories,
        ),
        Question(
            key="reporters",
            options=("--reporter",),
            words="쓴 기자의 id",
            note="(review/roster.yml에 있는 것, 여럿이면 여러 번)",
            many=True,
        ),
        _SUMMARY,
    ),
    Kind.SHOP: (
        Question(key="name", options=("--title", "--name"), words="가게 이름"),
        Question(
            key="category",
            options=("--category",),
            words="분류",
            note="(mkdocs.yml에 있는 id)",
            choices=lambda newsroom: newsroom.settings.shop_categories,
        ),
        _SUMMARY,
        Question(key="address", options=("--address",), words="주소"),
        Question(
            key="checked",
            options=("--date", "--checked"),
            words="확인한 날",
            note="(2022-04-01)",
            default=lambda newsroom: newsroom.today,
        ),
    ),
    Kind.EVENT: (
        _TITLE,
        _SUMMARY,
        Question(key="starts", options=("--date", "--starts"), words="시작하는 때 (2022-05-21T10:00)"),
        Question(key="place", options=("--place",), words="곳"),
    ),
    Kind.EDITION: (
        Question(
            key="title",
            options=("--title",),
            words="제목",
            default=lambda newsroom: f"{newsroom.slug[:4]}년 {newsroom.slug[5:].lstrip('0')}월 호",
        ),
        Question(
            key="number",
            options=("--number",),
            words="몇 호",
            form=int,
            default=lambda newsroom: next_number(newsroom.office.root),
        ),
        Question(
            key="date", options=("--date",), words="날짜", default=lambda newsroom: f"{newsroom.slug}-01"
        ),
        _SUMMARY,
    ),
}

_SLUG_WORDS = dict.fromkeys(_QUESTIONS, "주소에 쓸 이름 (영어 소문자, 숫자, 붙임표)") | {
    Kind.EDITION: "어느 달의 호인지 (2022-05)"
}
_EXAMPLES = {
    Kind.ARTICLE: "dawn-market --reporter minseo",
    Kind.SHOP: "nangok-dubu --name 난곡손두부",
    Kind.EVENT: "flea-market --starts 2022-05-21T10:00",
    Kind.EDITION: "2022-05",
}


def _command(kind: Kind, questions: Sequence[Question]) -> click.Command:
    """Make the command that starts one kind of item."""

    @pass_office
    def command(office: Office, /, slug: str | None, **given: Any) -> None:  # noqa: ANN401 - options by name
        root = office.root
        settings, problems = read_settings(root / "mkdocs.yml")
        if settings is None:
            raise ContentError(problems)
        if slug is None and kind is Kind.EDITION and sys.stdin.isatty():
            # What else is asked of an edition follows from its month.
            slug = click.prompt(_SLUG_WORDS[kind], default=f"{office.at:%Y-%m}")
        newsroom = Newsroom(office=office, settings=settings, slug=slug or "")
        front = _complete(newsroom, questions, given)
        if slug is None:
            slug = click.prompt(
                _SLUG_WORDS[kind], default=propose_slug(str(front.get("title", front.get("name")))) or None
            )
        index = start_item(root, Draft(kind=kind, slug=slug, front=front))
        click.echo(f"`{index.relative_to(root)}`를 만들었습니다. 글을 쓰고 `dongne check`로 살펴 주세요.")

    metavar = "YYYY-MM" if kind is Kind.EDITION else "SLUG"
    command = click.argument("slug", metavar=f"[{metavar}]", required=False)(command)
    for question in reversed(questions):
        command = click.option(
            *question.options,
            question.key,
            type=question.form,
            multiple=question.many,
            help=f"{' '.join(filter(None, [question.words, question.note]))}.",
        )(command)
    return click.command(
        kind.value,
        cls=Desk,
        help=f"새 {kind.label}. 폴더와 머리말을 만든다. {metavar}는 {_SLUG_WORDS[kind]}.",
        epilog=f"보기: dongne new {kind.value} {_EXAMPLES[kind]}",
    )(command)


def _complete(newsroom: Newsroom, questions: Sequence[Question], given: dict[str, Any]) -> dict[str, Any]:
    """Give every answer: from the options, from the person at the terminal, or by default.

    Raises:
        UsageError: nobody is there to be asked.
    """
    if sys.stdin.isatty():
        return {question.key: given[question.key] or question.ask(newsroom) for question in questions}
    answers = {question.key: given[question.key] or question.default(newsroom) for question in questions}
    missing = [question.options[0] for question in questions if answers[question.key] in {None, ()}]
    if not newsroom.slug:
        missing.insert(0, "SLUG")
    if missing:
        raise UsageError(
            f"{', '.join(f'`{name}`' for name in missing)}을(를) 적어 주세요. 물어볼 화면이 없습니다."
        )
    return answers


for _kind, _questions in _QUESTIONS.items():
    new.add_command(_command(_kind, _questions))
