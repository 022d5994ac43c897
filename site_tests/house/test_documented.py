"""Whatever the program can say or be told is explained: problem codes in a guide, commands in README.md or one."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dongne.cli.entrance import main
from dongne.domain.verdict import Verdict
from dongne.ingest.phrases import OTHERWISE, PHRASES
from dongne.pipeline.newsroom import survey
from site_tests.house.sources import PACKAGE, ROOT, Module, modules_of
from site_tests.paper import NOW
from site_tests.photos import jpeg

PAGES = ROOT / "content/pages"
GUIDE = (PAGES / "guide-problems.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TEXTS = [ROOT / "README.md", *sorted(PAGES.glob("guide-*.md"))]
HEADING = re.compile(r"^### `([a-z0-9-]+)`$", re.MULTILINE)
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
# What makes a problem, by its last name; the code stands at any place of the call.
MAKERS = {"Problem", "_problem", "PhotoError", "_RefusedError", "stray_file"}
MODULES = modules_of(PACKAGE)


def codes_in_calls(module: Module) -> Iterator[str]:
    """Give every code that is written where a problem is made, `item-*` for one that is put together."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in MAKERS:
            values = [*node.args, *(word.value for word in node.keywords if word.arg == "code")]
        elif isinstance(node, ast.keyword) and node.arg == "code":
            values = [node.value]
        elif isinstance(node, ast.FunctionDef):
            values = [
                default
                for name, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
                if name.arg == "code" and default is not None
            ]
        else:
            continue
        yield from (code for value in values for code in written_codes(value))


def written_codes(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
        yield value.value
    elif isinstance(value, ast.JoinedStr) and isinstance(value.values[0], ast.Constant):
        start = str(value.values[0].value)
        if CODE.fullmatch(f"{start}x"):
            yield f"{start}*"


def codes_in_tables(module: Module) -> Iterator[str]:
    """Give the codes of a table of words: a mapping from a code to what is wrong and how to mend it."""
    for node in module.nodes:
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if (
                    isinstance(value, ast.Tuple)
                    and len(value.elts) == len(("message", "hint"))
                    and key is not None
                ):
                    yield from written_codes(key)


def values_of(name: str) -> set[str]:
    """Give the values of an enumeration of the package, found by its name."""
    return {
        line.value.value
        for module in MODULES
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and node.name == name
        for line in node.body
        if isinstance(line, ast.Assign)
        and isinstance(line.value, ast.Constant)
        and isinstance(line.value.value, str)
    }


FAMILIES = {
    "item-*": {f"item-{verdict}" for verdict in Verdict if verdict.is_waiting},
    "personal-*": {f"personal-{kind}" for kind in values_of("Personal")},
}


@pytest.fixture(scope="module")
def codes() -> set[str]:
    """Give every code of the package."""
    found = {code for code, _, _ in (*PHRASES.values(), OTHERWISE)}
    for module in MODULES:
        found |= {*codes_in_calls(module), *codes_in_tables(module)}
    families = {code for code in found if code.endswith("*")}
    return (found - families).union(*(FAMILIES[family] for family in families))


def test_every_problem_has_a_heading_in_the_guide(codes: set[str]) -> None:
    assert len(codes) > len(PHRASES)
    assert sorted(codes - set(HEADING.findall(GUIDE))) == []


def test_the_guide_explains_no_problem_that_nobody_can_have(codes: set[str]) -> None:
    assert sorted(set(HEADING.findall(GUIDE)) - codes) == []


def test_the_guide_explains_every_problem_once_and_in_words() -> None:
    parts = HEADING.split(GUIDE)
    headings, texts = parts[1::2], parts[2::2]

    assert sorted(headings) == sorted(set(headings))
    assert [
        heading for heading, text in zip(headings, texts, strict=True) if not text.split("\n#")[0].strip()
    ] == []


def commands_of(group: click.Group, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands_of(command, *names, name)
        elif command is not None:
            yield (*names, name), command


COMMANDS = dict(commands_of(main))


def lines_about(*names: str) -> list[str]:
    """Give the lines of README.md and the guides that name a command."""
    lines = (line for text in TEXTS for line in text.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if "dongne" in line and all(has_word(line, name) for name in names)]


def has_word(line: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line) is not None


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_every_command_and_option_is_named_where_people_look(names: tuple[str, ...]) -> None:
    lines = lines_about(*names)
    options = [
        parameter.opts[0] for parameter in COMMANDS[names].params if isinstance(parameter, click.Option)
    ]

    assert lines
    assert [option for option in options if not any(has_word(line, option) for line in lines)] == []


def test_the_options_of_the_program_itself_are_named() -> None:
    options = [parameter.opts[0] for parameter in main.params if isinstance(parameter, click.Option)]

    assert [option for option in options if not lines_about(option)] == []


def test_no_command_is_promised_that_does_not_exist() -> None:
    known = {name for names in COMMANDS for name in names}
    named = {
        match[1]
        for text in TEXTS
        for match in re.finditer(r"`dongne ([a-z][a-z-]*)", text.read_text(encoding="utf-8"))
    }

    assert sorted(named - known) == []


def test_every_target_of_make_says_what_it_is_for() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: ((?:.*\\\n)*.*)$", makefile, re.MULTILINE)
    told = dict(re.findall(r"^([a-z-]+):.*## (.+)$", makefile, re.MULTILINE))

    assert set(phony.replace("\\\n", " ").split()) == set(told)
    parts = {name for name, words in told.items() if words.startswith("of ")}
    assert [name for name in told if name not in parts and f"`make {name}`" not in README] == []


EXAMPLE = re.compile(r"`content/([a-z0-9/-]+)/index\.md`\n\n```yaml\n(.*?)```", re.DOTALL)


def test_the_examples_of_the_reporters_guide_can_be_given_in_as_they_are(tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "review").mkdir()
    for rules in (ROOT / "review").glob("*.yml"):
        shutil.copy(rules, tmp_path / "review")
    examples = EXAMPLE.findall((PAGES / "guide-reporters.md").read_text(encoding="utf-8"))
    for item_id, text in examples:
        folder = tmp_path / "content" / item_id
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(text, encoding="utf-8")
        for photo in re.findall(r"file: (\S+)", text):
            (folder / photo).write_bytes(jpeg())

    found = survey(tmp_path, now=NOW)

    assert sorted(item.id for item in found.items) == sorted(item_id for item_id, _ in examples)
    assert len(examples) == len({"article", "shop", "event"})
    assert [str(problem) for problem in found.errors] == []
