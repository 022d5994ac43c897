"""Many modules become one file, and do the same as before."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from dongne.mkdocs_plugins.newsroom import THEME
from dongne.mkdocs_plugins.programs import FOLDER, PROGRAMS
from dongne.render.programs import ProgramError, bundle
from site_tests.paper import Paper

MODULES = {
    "main": """
        import { greet } from "./words.js";
        import { LIMIT, far as distant } from "./limits-of.js";
        // A comment with an `import` in it.
        console.log(greet("난곡"), LIMIT, distant());
    """,
    "words": """
        import { LIMIT } from "./limits-of.js";
        const mark = "!"; /* the same name stands in another module */
        export function greet(name) { return `안녕,  ${name}${mark.repeat(LIMIT)}`; }
    """,
    "limits-of": """
        const mark = /[/"']/u; // a quotation mark that opens nothing
        export const LIMIT = 2;
        export function far() { return mark.test("/") ? "멀리" : "가까이"; }
    """,
}


def bundled(modules: Mapping[str, str], name: str = "main") -> str:
    def read(part: str) -> str:
        return "\n".join(line.strip() for line in modules[part].splitlines())

    return bundle(name, read)


def run(program: str) -> str:
    command = ["node", "--input-type=module", "-"]
    return subprocess.run(command, input=program, capture_output=True, text=True, check=True).stdout.strip()


def test_one_file_does_what_its_modules_do() -> None:
    assert run(bundled(MODULES)) == "안녕,  난곡!! 2 멀리"


def test_what_a_program_exports_can_still_be_imported() -> None:
    program = bundled(MODULES, "words")

    assert run(program.replace("export{", "globalThis.found={") + "\nconsole.log(found.greet('신림'))") == (
        "안녕,  신림!!"
    )


def test_comments_stay_at_home() -> None:
    program = bundled(MODULES)

    assert "A comment" not in program
    assert "the same name" not in program


def test_modules_that_need_each_other_are_told() -> None:
    circle = {
        "main": 'import { b } from "./b.js";\nexport const a = 1;',
        "b": 'import { a } from "./main.js";\nexport const b = 1;',
    }

    with pytest.raises(ProgramError, match="main needs b needs main"):
        bundled(circle)


@pytest.mark.parametrize(
    "line",
    [
        'import all from "./b.js";',
        'import * as b from "./b.js";',
        'export * from "./b.js";',
        "export default 1;",
        'import "./b.js";',
    ],
)
def test_what_does_not_fit_into_one_file_is_told(line: str) -> None:
    with pytest.raises(ProgramError, match=r"^main"):
        bundled({"main": line, "b": "export const b = 1;"})


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_program_of_the_search_is_one_sound_file(name: str) -> None:
    program = bundle(name, lambda part: (THEME / FOLDER / f"{part}.js").read_text(encoding="utf-8"))

    checked = subprocess.run(
        ["node", "--check", "--input-type=module", "-"],
        input=program,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.stderr == ""
    assert "import {" not in program
    assert "import{" not in program


def test_every_module_of_the_search_is_part_of_a_program() -> None:
    used: set[str] = set()

    def read(part: str) -> str:
        used.add(part)
        return (THEME / FOLDER / f"{part}.js").read_text(encoding="utf-8")

    for name in PROGRAMS:
        bundle(name, read)

    assert used == {path.stem for path in (THEME / FOLDER).glob("*.js")}


def test_a_site_holds_the_programs_and_no_parts_of_them(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.settings(theme={"name": "material", "language": "ko"})

    built = paper.build()

    found = {path for path in built.paths() if path.startswith(FOLDER) and path.endswith(".js")}
    assert found == {f"{FOLDER}/{name}.js" for name in PROGRAMS}


def test_a_site_that_brings_a_module_of_its_own_gets_the_modules_as_they_are(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.settings(theme={"name": "material", "language": "ko", "custom_dir": "own"})
    paper.write(
        "own/assets/search/box-keys.js", "export const moveWithin = () => {}, wantsSearch = () => false;\n"
    )

    built = paper.build()

    assert built.text("assets/search/box-keys.js").startswith("export const moveWithin")
    assert {"assets/search/finding.js", "assets/search/engine.js"} <= built.paths()
