"""Programs for the reader's browser: many small modules become few small files.

They are written as modules with comments, for people. A phone on a slow line pays for each letter, and for each file
that names a further one. So a program goes out as one file: each module is a function that gives what it exports,
one after the other in the order in which they need each other.
"""

import re
from collections.abc import Callable

from rjsmin import jsmin

_IMPORT = re.compile(r'^import \{([^}]+)\} from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^\s*(?:import|export)\b.*", re.MULTILINE)

Read = Callable[[str], str]
"""Gives the text of a module by its name, without ``.js``."""


class ProgramError(Exception):
    """A module says something that does not fit into one file with others."""


def bundle(name: str, read: Read) -> str:
    """Give a program as one file: the module ``name`` and all that it needs.

    Raises:
        ProgramError: a module imports or exports in another way than ours do, or two need each other.
    """
    done: dict[str, str] = {}
    _add(name, read, done, above=())
    return str(jsmin("\n".join(done.values()))) + "\n"


def _add(name: str, read: Read, done: dict[str, str], *, above: tuple[str, ...]) -> None:
    """Put a module behind all that it needs."""
    if name in above:
        raise ProgramError(" needs ".join((*above, name)))
    source = read(name)
    for _, needed in _IMPORT.findall(source):
        if needed not in done:
            _add(needed, read, done, above=(*above, name))
    done[name] = _wrap(name, source, is_entry=not above)


def _wrap(name: str, source: str, *, is_entry: bool) -> str:
    exported = _EXPORT.findall(source)
    body = _EXPORT.sub("", _IMPORT.sub(_take, source))
    if other := _OTHER.search(body):
        raise ProgramError(f"{name}.js: {other[0].strip()}")
    if is_entry:
        # Whoever imports the program finds what it exports; its own names stay its own.
        return f"{body}\nexport {{{', '.join(exported)}}};" if exported else body
    return f"const {_place(name)} = (() => {{\n{body}\nreturn {{{', '.join(exported)}}};\n}})();"


def _take(found: re.Match[str]) -> str:
    """Give what takes names out of a module that stands above."""
    names, module = found.groups()
    return f"const {{{names.replace(' as ', ': ')}}} = {_place(module)};"


def _place(name: str) -> str:
    """Give the name under which what a module exports is kept."""
    return "$" + name.replace("-", "_")
