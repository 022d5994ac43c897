"""A reader's words are read while the reader agrees, and what they speak of may be read: otherwise nowhere."""

from collections.abc import Mapping

from site_tests.leaks.held import ID, assert_held
from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import Paper

GIVEN = "새벽 시장의 이야기를 읽고 처음으로 네 시에 나가 보았습니다"
ABOUT_HELD = "단골 꽃집이 사라진다니 봄마다 사던 화분이 생각납니다"
TAKEN_BACK = "우리 집 이야기를 실어 달라고 했다가 마음을 바꾸었습니다"
UNAPPROVED = "다음 호에는 언덕 버스 이야기를 길게 실어 주면 좋겠습니다"
NAME, OTHER_NAME = "종점 아래 사는 이웃", "마음을 바꾼 세탁소 손님"
RECORD = {"id": "c-1", "scope": ["name", "text"], "since": "2022-01-01", "withdrawn": "2022-06-01"}


def write_number(paper: Paper, month: str, *words: Mapping[str, object]) -> str:
    front = {
        "title": f"{month}의 골목",
        "number": int(month[-2:]),
        "date": f"{month}-20",
        "summary": "한 호.",
    }
    return paper.item(f"editions/{month}", {**front, "readers_words": list(words)}, "호를 냅니다.\n")


def test_words_of_readers_are_nowhere_without_leave_or_about_what_waits(paper: Paper) -> None:
    given = {"text": GIVEN, "name": NAME, "consent": True, "about": "articles/2022/dawn-market"}
    held = {"text": ABOUT_HELD, "name": NAME, "consent": True, "about": ID}
    taken = {"text": TAKEN_BACK, "name": OTHER_NAME, "consent": "c-1"}
    paper.write("review/consents.yml", [RECORD])
    paper.approve(write_number(paper, "2022-05", given, held, taken))
    write_number(paper, "2022-06", {"text": UNAPPROVED, "name": OTHER_NAME, "consent": True})

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_held(built.site, ABOUT_HELD)
    assert_absent(built.site, TAKEN_BACK, OTHER_NAME, UNAPPROVED)
    places = {found.partition(": ")[0] for found in find(built.site, GIVEN)}
    assert places == {"index.html", "editions/2022-05/index.html", "editions/2022-05/leaflet/index.html"}
    assert 'href="articles/2022/dawn-market/"' in built.text("index.html")


def test_words_that_come_back_by_another_way_stop_the_build(guarded: Paper) -> None:
    guarded.write("review/consents.yml", [RECORD])
    guarded.approve(
        write_number(guarded, "2022-05", {"text": TAKEN_BACK, "name": OTHER_NAME, "consent": "c-1"})
    )
    hook = f"def on_page_content(html, **_):\n    return html + '<p>{TAKEN_BACK}</p>'\n"
    guarded.write("hook.py", hook)
    guarded.settings(hooks=["hook.py"])

    built = guarded.mkdocs()

    assert built.code == 1, built.output
    assert "editions/2022-05" in built.output
