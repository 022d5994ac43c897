"""What a neighbourhood decides once: the options of ``dongne/newsroom`` in mkdocs.yml."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml
from pydantic import BeforeValidator

from dongne.domain.settings import MAP_LINK, Bounds, Category, Settings
from dongne.errors import Origin, Problem, Severity
from dongne.ingest.comments import CommentsFields, comments_of
from dongne.ingest.complaints import fill
from dongne.ingest.fields import Fields, Filled, Many, Slug, Text80, complain, is_https, tidy
from dongne.ingest.maps import MapLink
from dongne.ingest.strict_yaml import Source, resolve
from dongne.ingest.text import FORBIDDEN, read_text

PLUGIN = "dongne/newsroom"

_OPTION_DEPTH = 4
"""Deeper than a category's title nothing lies; a YAML alias may have no bottom at all."""

_SIDES = ("south", "west", "north", "east")

# Tags such as !!bool and !!timestamp run into plain Python errors when their text is none.
_YAML_ERRORS = (yaml.YAMLError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def _zone(value: object) -> ZoneInfo:
    name = tidy(value)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise complain("zone_unknown", text=name) from error


def _bounds(value: object) -> Bounds:
    good = isinstance(value, list) and [type(each) in {int, float} for each in value] == [True] * len(_SIDES)
    if not good:
        raise complain("bounds_shape")
    south, west, north, east = map(float, cast("list[float]", value))
    if not (-90 <= south < north <= 90 and -180 <= west < east <= 180):  # noqa: PLR2004
        raise complain("bounds_shape")
    return Bounds(south=south, west=west, north=north, east=east)


class CategoryFields(Fields):
    """A shelf of articles or shops."""

    id: Slug
    title: Text80


class SettingsFields(Fields):
    """The options of the plugin."""

    area: Text80 | None = None
    timezone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("Asia/Seoul")
    categories: Annotated[Many[CategoryFields], Filled]
    shop_categories: Many[CategoryFields] = ()
    bounds: Annotated[Bounds, BeforeValidator(_bounds)] | None = None
    comments: CommentsFields | None = None
    map_link: MapLink = MAP_LINK


def parse_settings(
    options: Mapping[str, object], *, site_name: str, site_url: str, origin: Origin, repo_url: str = ""
) -> tuple[Settings | None, list[Problem]]:
    """Give the settings that the plugin's options and the site's name and address make."""
    given = {key: _plain(value) for key, value in options.items() if value is not None and key != "enabled"}
    fields, found = fill(SettingsFields, Source(values=given), file=origin.file)
    problems = [replace(problem, origin=origin) for problem in found]
    problems += _find_invisible(f"{site_name}{_flatten(given)}", origin)
    address, found = _site_address(site_url, origin)
    problems += found
    name = tidy(site_name)
    if not name:
        problems.append(_nameless(origin))
    if fields is None:
        return None, problems
    problems += _find_doubles(fields, origin)
    if any(problem.is_error for problem in problems):
        return None, problems
    settings = Settings(
        site_name=name,
        site_url=address,
        area=fields.area or name,
        zone=fields.timezone,
        categories=_categories(fields.categories),
        shop_categories=_categories(fields.shop_categories),
        bounds=fields.bounds,
        comments=comments_of(fields.comments),
        map_link=fields.map_link,
        # MkDocs' own option, and MkDocs' to complain of.
        forge=repo_url.strip().rstrip("/") if is_https(repo_url) else None,
    )
    return settings, problems


def read_settings(config_file: Path, *, file: str = "mkdocs.yml") -> tuple[Settings | None, list[Problem]]:
    """Read the settings out of mkdocs.yml, whatever else that file asks of MkDocs."""
    text, problems = read_text(config_file, file=file)
    if text is None:
        return None, problems
    try:
        config = yaml.load(text, Loader=_LenientLoader)  # noqa: S506 - builds plain values only
    except _YAML_ERRORS as error:
        return None, [_unreadable(error, file)]
    if not isinstance(config, dict):
        return None, [_unreadable(None, file)]
    line = next((count for count, row in enumerate(text.split("\n"), start=1) if _names_plugin(row)), None)
    options = _find_options(config.get("plugins"))
    if options is None:
        return None, [_plugin_missing(Origin(file=file))]
    return parse_settings(
        options,
        site_name=_text(config.get("site_name")),
        site_url=_text(config.get("site_url")),
        repo_url=_text(config.get("repo_url")),
        origin=Origin(file=file, line=line),
    )


def read_site_folder(config_file: Path) -> str:
    """Give MkDocs' ``site_dir``: where the site is built unless somebody says otherwise."""
    return _text(_read_options(config_file).get("site_dir")) or "site"


def read_preview_address(config_file: Path) -> str:
    """Give MkDocs' ``dev_addr``: where a live preview is shown unless somebody says otherwise."""
    return _text(_read_options(config_file).get("dev_addr")) or "127.0.0.1:8000"


def read_template_folder(config_file: Path) -> Path | None:
    """Give the theme's ``custom_dir``: where a site replaces templates."""
    theme = _read_options(config_file).get("theme")
    named = _text(theme.get("custom_dir")) if isinstance(theme, dict) else ""
    return config_file.parent / named if named else None


def _read_options(config_file: Path) -> Mapping[str, object]:
    text, _ = read_text(config_file, file=config_file.name)
    try:
        config = yaml.load(text or "", Loader=_LenientLoader)  # noqa: S506 - builds plain values only
    except _YAML_ERRORS:
        return {}
    return config if isinstance(config, dict) else {}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _names_plugin(row: str) -> bool:
    return PLUGIN in row and not row.lstrip().startswith("#")


def _plain(value: object, depth: int = 0) -> object:
    """Give MkDocs' own kinds of mapping and list as plain ones, as deep as an option can be."""
    if depth > _OPTION_DEPTH:
        return ""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, depth + 1) for inner in value]
    return value


def _categories(fields: Many[CategoryFields]) -> tuple[Category, ...]:
    return tuple(Category(id=each.id, title=each.title) for each in fields)


def _find_doubles(fields: SettingsFields, origin: Origin) -> Iterator[Problem]:
    """Report ids that stand twice: in one list an error; in both, one rule of the policy means two shelves."""
    for key, shelves in (("categories", fields.categories), ("shop_categories", fields.shop_categories)):
        for name, times in Counter(category.id for category in shelves).items():
            if times > 1:
                yield Problem(
                    origin=origin,
                    code="category-twice",
                    message=f"`{key}`에 분류 `{name}`이(가) 두 번 있습니다.",
                    hint="id를 서로 다르게 적어 주세요.",
                )
    shops = {category.id for category in fields.shop_categories}
    for category in fields.categories:
        if category.id in shops:
            yield Problem(
                origin=origin,
                code="category-shared",
                message=f"분류 `{category.id}`가 `categories`와 `shop_categories`에 모두 있습니다.",
                hint="승인 규칙(`review/policy.yml`)이 둘에 함께 걸립니다. 따로 정하려면 id를 다르게 적어 주세요.",
                severity=Severity.WARNING,
            )


def _find_invisible(text: str, origin: Origin) -> Iterator[Problem]:
    if FORBIDDEN.search(text) is not None:
        yield Problem(
            origin=origin,
            code="character-forbidden",
            message="눈에 보이지 않는 글자가 들어 있습니다.",
            hint="그 항목을 지우고 키보드로 다시 쳐 주세요.",
        )


def _flatten(value: object) -> str:
    if isinstance(value, Mapping):
        return "".join(f"{_flatten(key)}{_flatten(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return "".join(map(_flatten, value))
    return value if isinstance(value, str) else ""


def _site_address(url: str, origin: Origin) -> tuple[str, list[Problem]]:
    """Give the site's address with a trailing slash; a site may have none yet."""
    url = url.strip()
    if not url:
        return "", []
    try:
        parts = urlsplit(url)
        good = (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)
        )
        good = good and parts.username is None and (parts.port or 1) > 0
    except ValueError:
        good = False
    if good and not any(character.isspace() for character in url):
        return (url if url.endswith("/") else f"{url}/"), []
    problem = Problem(
        origin=Origin(file=origin.file),
        code="site-url",
        message=f"`site_url`의 `{url[:80]}`은 사이트의 주소가 아닙니다.",
        hint="`https://example.org/`처럼 `https://`로 시작하는 주소를 적어 주세요.",
    )
    return "", [problem]


def _find_options(plugins: object) -> Mapping[str, object] | None:
    """Find our options; plugins are a list of names and mappings, or one mapping."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if entry == PLUGIN:
            return {}
        if isinstance(entry, dict) and PLUGIN in entry:
            options = entry[PLUGIN]
            return options if isinstance(options, dict) else {}
    return None


class _LenientLoader(yaml.CSafeLoader):
    """Reads mkdocs.yml without running what its tags name."""


def _construct_unknown(loader: yaml.CSafeLoader, _suffix: str, node: yaml.Node) -> object:
    """Take a value with a tag of MkDocs or of Python as if it had none."""
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(cast("yaml.MappingNode", node), deep=True)


def _construct_environment(loader: yaml.CSafeLoader, node: yaml.Node) -> object:
    """Give what ``!ENV`` means to MkDocs: the first variable that is set, or the last entry as default."""
    if isinstance(node, yaml.ScalarNode):
        names, default = [node.value], None
    else:
        entries = loader.construct_sequence(cast("yaml.SequenceNode", node), deep=True)
        names, default = (entries[:-1], entries[-1]) if len(entries) > 1 else (entries, None)
    found = next((os.environ[str(name)] for name in names if str(name) in os.environ), None)
    return default if found is None else resolve(found)


_LenientLoader.add_multi_constructor("", _construct_unknown)
_LenientLoader.add_constructor("!ENV", _construct_environment)


def _nameless(origin: Origin) -> Problem:
    return Problem(
        origin=Origin(file=origin.file),
        code="site-name",
        message="사이트의 이름(`site_name`)이 없습니다.",
        hint="mkdocs.yml에 `site_name: 우리동네 사람들`처럼 적어 주세요.",
    )


def _plugin_missing(origin: Origin) -> Problem:
    return Problem(
        origin=origin,
        code="plugin-missing",
        message=f"mkdocs.yml의 `plugins`에 `{PLUGIN}`이 없습니다.",
        hint=f"`plugins` 아래에 `- {PLUGIN}:`과 `area`, `categories`를 적어 주세요.",
    )


def _unreadable(error: Exception | None, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    return Problem(
        origin=Origin(file=file, line=None if mark is None else mark.line + 1),
        code="yaml-syntax",
        message="사이트 설정을 읽을 수 없습니다.",
        hint="이 줄과 바로 윗줄의 들여쓰기, 쌍점 뒤 빈칸, 따옴표와 괄호의 짝을 살펴 주세요.",
    )
