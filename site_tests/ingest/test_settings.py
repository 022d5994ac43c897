"""What a neighbourhood decides once, out of mkdocs.yml."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.settings import Bounds, Category, Comments, Settings
from dongne.errors import Origin, Problem
from dongne.ingest.settings import parse_settings, read_settings
from site_tests.ingest.desk import codes, places

CONFIG = """\
site_name: 우리동네 사람들
site_url: https://example.org/paper
theme: {name: material, language: ko}
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      options: !relative {custom_icons: [a]}
plugins:
  - search
  - dongne/newsroom:
      area: 난곡 생활상권
      timezone: Asia/Seoul
      categories:
        - {id: people, title: 사람들}
        - {id: new-shops, title: 새로 연 가게}
      shop_categories:
        - {id: food, title: 음식점}
      bounds: [37.46, 126.90, 37.49, 126.93]
  - dongne/preflight
"""
ORIGIN = Origin(file="mkdocs.yml", line=10)
OPTIONS = {"categories": [{"id": "people", "title": "사람들"}]}


def read(folder: Path, text: str) -> tuple[Settings | None, list[Problem]]:
    (folder / "mkdocs.yml").write_text(text)
    return read_settings(folder / "mkdocs.yml")


def parse(
    options: Mapping[str, object], site_url: str = "https://example.org/"
) -> tuple[Settings | None, list[Problem]]:
    return parse_settings({**OPTIONS, **options}, site_name="우리동네", site_url=site_url, origin=ORIGIN)


def settings_of(result: tuple[Settings | None, list[Problem]]) -> Settings:
    settings, problems = result
    assert problems == []
    assert settings is not None
    return settings


def test_settings_are_read_whatever_else_the_file_asks_of_mkdocs(tmp_path: Path) -> None:
    assert settings_of(read(tmp_path, CONFIG)) == Settings(
        site_name="우리동네 사람들",
        site_url="https://example.org/paper/",
        area="난곡 생활상권",
        zone=ZoneInfo("Asia/Seoul"),
        categories=(Category(id="people", title="사람들"), Category(id="new-shops", title="새로 연 가게")),
        shop_categories=(Category(id="food", title="음식점"),),
        bounds=Bounds(south=37.46, west=126.90, north=37.49, east=126.93),
    )


def test_plugins_may_be_a_mapping(tmp_path: Path) -> None:
    text = "site_name: 동네\nplugins:\n  search: {}\n  dongne/newsroom:\n    categories: [{id: people, title: 사람들}]\n"

    settings = settings_of(read(tmp_path, text))

    assert (settings.area, settings.zone.key, settings.site_url) == ("동네", "Asia/Seoul", "")


def test_an_environment_variable_is_read_as_mkdocs_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPER_URL", "https://example.com")
    monkeypatch.delenv("NO_SUCH_URL", raising=False)
    first = CONFIG.replace("https://example.org/paper", "!ENV PAPER_URL")
    default = CONFIG.replace("https://example.org/paper", "!ENV [NO_SUCH_URL, 'https://example.net/']")
    unset = CONFIG.replace("https://example.org/paper", "!ENV NO_SUCH_URL")

    assert settings_of(read(tmp_path, first)).site_url == "https://example.com/"
    assert settings_of(read(tmp_path, default)).site_url == "https://example.net/"
    assert settings_of(read(tmp_path, unset)).site_url == ""


def test_an_option_that_is_not_set_has_its_default() -> None:
    settings = settings_of(
        parse({"area": None, "timezone": None, "bounds": None, "shop_categories": None, "enabled": True})
    )

    assert settings.area == "우리동네"
    assert settings.bounds is None
    assert settings.shop_categories == ()


@pytest.mark.parametrize(
    ("plugins", "code"),
    [
        ("plugins: []", "plugin-missing"),
        ("plugins:", "plugin-missing"),
        ("plugins: search", "plugin-missing"),
        ("plugins: [dongne/newsrom]", "plugin-missing"),
        ("nav: []", "plugin-missing"),
        ("plugins: [dongne/newsroom]", "key-missing"),
        ("plugins: [dongne/newsroom: null]", "key-missing"),
        ("plugins: [dongne/newsroom: 3]", "key-missing"),
    ],
)
def test_a_site_without_the_plugin_or_its_options_is_told(tmp_path: Path, plugins: str, code: str) -> None:
    assert codes(read(tmp_path, f"site_name: 동네\n{plugins}\n")[1]) == [code]


@pytest.mark.parametrize(
    "text",
    ["", "동네", "- 동네", "a: [", "a: b: c", "a: &x [*x]\nb: !!timestamp x", "? [a]\n: b", "a: !!int 동네"],
)
def test_a_config_that_cannot_be_read_is_a_problem(tmp_path: Path, text: str) -> None:
    settings, problems = read(tmp_path, text)

    assert settings is None
    assert problems


def test_a_config_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    assert codes(read_settings(tmp_path / "mkdocs.yml")[1]) == ["file-missing"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"categories": []}, "list-empty"),
        ({"categories": {"people": "사람들"}}, "type-list"),
        ({"categories": ["people"]}, "type-mapping"),
        ({"categories": [{"id": "people"}]}, "key-missing"),
        ({"categories": [{"id": "People", "title": "사람들"}]}, "slug-shape"),
        ({"categories": [{"id": "사람들", "title": "사람들"}]}, "slug-shape"),
        ({"categories": [{"id": "page", "title": "쪽"}]}, "slug-shape"),
        ({"categories": [{"id": "../people", "title": "사람들"}]}, "slug-shape"),
        ({"categories": [{"id": "people", "title": "가" * 81}]}, "text-too-long"),
        ({"categories": [{"id": "people", "title": "사람들", "color": "red"}]}, "key-unknown"),
        ({"categories": [{"id": "a", "title": "가"}, {"id": "a", "title": "나"}]}, "category-twice"),
        (
            {"shop_categories": [{"id": "food", "title": "가"}, {"id": "food", "title": "나"}]},
            "category-twice",
        ),
        ({"timezone": "Asia/Soul"}, "timezone-unknown"),
        ({"timezone": "../../etc/passwd"}, "timezone-unknown"),
        ({"timezone": "/etc/localtime"}, "timezone-unknown"),
        ({"timezone": ""}, "timezone-unknown"),
        ({"timezone": 9}, "type-text"),
        ({"bounds": [37.49, 126.90, 37.46, 126.93]}, "bounds-shape"),
        ({"bounds": [37.46, 126.93, 37.49, 126.90]}, "bounds-shape"),
        ({"bounds": [37.46, 126.90, 37.46, 126.93]}, "bounds-shape"),
        ({"bounds": [37.46, 126.90, 37.49, 126.90]}, "bounds-shape"),
        ({"bounds": [37.46, 126.90, 37.49]}, "bounds-shape"),
        ({"bounds": [126.90, 37.46, 126.93, 37.49]}, "bounds-shape"),
        ({"bounds": ["37.46", 126.90, 37.49, 126.93]}, "bounds-shape"),
        ({"bounds": [float("nan"), 126.90, 37.49, 126.93]}, "bounds-shape"),
        ({"bounds": [True, 126.90, 37.49, 126.93]}, "bounds-shape"),
        ({"bounds": "37"}, "bounds-shape"),
        ({"area": "난곡\n상권"}, "text-lines"),
        ({"area": "난곡\u202e"}, "character-forbidden"),
        ({"categorys": []}, "key-unknown"),
    ],
)
def test_an_option_that_makes_no_sense_is_a_problem_where_the_plugin_is_named(
    options: dict[str, object], code: str
) -> None:
    settings, problems = parse(options)

    assert settings is None
    assert places(problems) == [f"mkdocs.yml:10 {code}"]


def test_one_id_in_both_lists_is_a_warning() -> None:
    settings, (problem,) = parse({"shop_categories": [{"id": "people", "title": "사람 모이는 곳"}]})

    assert settings is not None
    assert (problem.code, problem.is_error) == ("category-shared", False)


def test_an_alias_without_bottom_is_a_problem(tmp_path: Path) -> None:
    text = CONFIG.replace("[37.46, 126.90, 37.49, 126.93]", "&endless [*endless]")

    assert codes(read(tmp_path, text)[1]) == ["bounds-shape"]


def test_the_line_is_the_one_that_names_the_plugin(tmp_path: Path) -> None:
    commented = CONFIG.replace("plugins:", "# dongne/newsroom comes first\nplugins:").replace(
        "Asia/Seoul", "Asia/Soul"
    )

    assert places(read(tmp_path, commented)[1]) == ["mkdocs.yml:11 timezone-unknown"]


@pytest.mark.parametrize(
    "url",
    ["example.org", "/paper/", "ftp://example.org/", "javascript:alert(1)", "https://", "https:///paper", "https://a:b@example.org/",
     "https://example.org/?a=1", "https://example.org/#top", "https://example.org:port/", "https://exa mple.org/", "http://[::1/"],
)  # fmt: skip
def test_an_address_that_is_none_is_a_problem(url: str) -> None:
    assert codes(parse({}, url)[1]) == ["site-url"]


@pytest.mark.parametrize(
    "url", ["http://localhost:8000", "https://example.org/동네/", "https://xn--example.kr/a/b"]
)
def test_an_address_ends_with_a_slash(url: str) -> None:
    assert settings_of(parse({}, url)).site_url == url.rstrip("/") + "/"


def test_a_site_has_a_name() -> None:
    assert codes(parse_settings(OPTIONS, site_name=" ", site_url="", origin=ORIGIN)[1]) == ["site-name"]


def test_all_is_told_at_once() -> None:
    _, problems = parse({"timezone": "Mars", "bounds": [], "categories": [{"id": "Rat"}]}, "example")

    assert sorted(codes(problems)) == [
        "bounds-shape",
        "key-missing",
        "site-url",
        "slug-shape",
        "timezone-unknown",
    ]


@given(st.text() | st.lists(st.sampled_from([*CONFIG.splitlines(keepends=True)])).map("".join))
def test_no_text_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "mkdocs.yml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    settings, problems = read_settings(path)

    assert (settings is None) == bool(problems)


@pytest.mark.parametrize("server", ["https://comments.example.org", "https://comments.example.org/"])
def test_readers_may_answer_at_a_server_and_by_telephone(server: str) -> None:
    settings = settings_of(parse({"comments": {"server": server, "phone": "02-555-0148"}}))

    assert settings.comments == Comments(server="https://comments.example.org/", phone="02-555-0148")


@pytest.mark.parametrize("option", [{}, {"server": ""}])
def test_without_server_and_telephone_nobody_is_asked_for_comments(option: object) -> None:
    assert settings_of(parse({"comments": option})).comments is None


def test_a_server_on_this_machine_needs_no_certificate() -> None:
    settings = settings_of(parse({"comments": {"server": "http://127.0.0.1:8410"}}))

    assert settings.comments == Comments(server="http://127.0.0.1:8410/")


@pytest.mark.parametrize(
    "server",
    [
        "http://comments.example.org/",
        "comments.example.org",
        "https://",
        "https://admin:word@comments.example.org/",
        "https://comments.example.org/?uri=a",
        "https://comments.example.org:70000/",
        "https://[::1/",
        'https://comments.example.org/"><script>',
        "javascript:alert(1)",
    ],
)
def test_a_server_that_cannot_be_one_is_refused(server: str) -> None:
    _, problems = parse({"comments": {"server": server}})

    assert codes(problems) == ["server-shape"]


# --- where shops lead


def test_a_neighbourhood_names_the_map_that_its_residents_know() -> None:
    kakao = "https://map.kakao.com/link/map/{name},{lat},{lon}"

    assert settings_of(parse({"map_link": kakao})).map_link == kakao
    assert "openstreetmap" in settings_of(parse({})).map_link


@pytest.mark.parametrize(
    "address",
    ["http://map.example/{lat},{lon}", "https://map.example/{lat}", "javascript:{lat}{lon}", "https://"],
)
def test_a_map_that_cannot_show_a_place_is_refused(address: object) -> None:
    assert codes(parse({"map_link": address})[1]) == ["map-link"]


@pytest.mark.parametrize(
    ("address", "forge"),
    [
        ("https://github.com/dongne/paper/", "https://github.com/dongne/paper"),
        ("git@github.com:dongne/paper", None),
        ("", None),
    ],
)
def test_residents_are_led_to_a_forge_by_https_only(address: str, forge: str | None) -> None:
    settings, _ = parse_settings(OPTIONS, site_name="우리동네", site_url="", repo_url=address, origin=ORIGIN)

    assert settings is not None
    assert settings.forge == forge
