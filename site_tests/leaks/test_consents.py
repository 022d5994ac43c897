"""Who no longer agrees to be shown is gone at the next build, and nobody has to approve that."""

import subprocess

import pytest

from site_tests.leaks.site_search import assert_absent, find
from site_tests.paper import NOW, Built, Paper
from site_tests.photos import jpeg, scene, webp

FACE = jpeg(scene(640, 480))
HANDS = webp(scene(480, 640).rotate(180))
ALLEY = jpeg(scene(320, 320).rotate(90))
CONSENT = {"id": "c-2022-001", "scope": ["name", "photo"], "since": "2022-01-01"}
CAPTION = "칼은 서른 해 되었다고 한다"
BELOW = "손마디마다 콩물이 하얗게 말라 있다"
STORY, NAME = "articles/2022/tofu/index.html", "이웃 강순임 씨는 새벽 세 시에 일어난다"


@pytest.fixture
def shown(guarded: Paper) -> Paper:
    """Give a paper, with the last search, that shows somebody in an article and, once more, on an edition."""
    photo = {"file": "face.jpg", "alt": "두부를 써는 사람", "caption": CAPTION}
    guarded.approve(
        guarded.article(
            "tofu",
            body=f'{NAME}.\n\n![손](hands.webp "{BELOW}")\n',
            cover=photo,
            people=[{"name": "강순임", "consent": CONSENT["id"]}],
            photos={"face.jpg": FACE, "hands.webp": HANDS},
        ),
        guarded.article("alley", cover={"file": "alley.jpg", "alt": "골목"}, photos={"alley.jpg": ALLEY}),
        guarded.item(
            "editions/2022-05",
            {"title": "오월 호", "number": 1, "date": "2022-05-20", "summary": "오월입니다.", "cover": photo},
            "호입니다.\n",
            {"face.jpg": FACE},
        ),
    )
    return guarded


def test_a_withdrawn_photo_is_nowhere_and_the_rest_of_the_paper_stays(shown: Paper) -> None:
    shown.write("review/consents.yml", [CONSENT])
    before = shown.mkdocs()
    assert find(before.site, CAPTION)
    assert find(before.site, BELOW)
    assert all(find(before.site, photos=[photo]) for photo in (FACE, HANDS, ALLEY))

    withdrawal = {"withdrawn": "2022-06-01", "withdrawn_scope": ["photo"]}
    shown.write("review/consents.yml", [{**CONSENT, **withdrawal}])
    built = shown.mkdocs()

    assert built.code == 0, built.output
    assert_absent(built.site, CAPTION, BELOW, photos=[FACE, HANDS])
    assert NAME in built.text(STORY)
    assert find(built.site, photos=[ALLEY])
    assert "consent-photo-ended" in shown.dongne("--now", "2022-12-31T09:00:00+09:00", "check").output


def test_who_withdraws_a_name_takes_the_article_along(shown: Paper) -> None:
    shown.write("review/consents.yml", [{**CONSENT, "withdrawn": "2022-06-01"}])

    built = shown.mkdocs()

    assert built.code == 0, built.output
    assert STORY not in built.paths()
    assert_absent(built.site, NAME, CAPTION, photos=[FACE, HANDS])


def test_who_agreed_to_a_photo_alone_is_not_named(shown: Paper) -> None:
    shown.write("review/consents.yml", [{**CONSENT, "scope": ["photo"]}])

    built = shown.mkdocs()

    assert built.code == 0, built.output
    assert_absent(built.site, NAME, BELOW)


def test_no_proposal_takes_a_withdrawal_back_or_the_record_away(shown: Paper) -> None:
    withdrawn = {**CONSENT, "withdrawn": "2022-06-01", "withdrawn_scope": ["photo"]}
    shown.write("review/consents.yml", [withdrawn])
    for arguments in (
        ["init"],
        ["add", "--all"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-m", "."],
    ):
        subprocess.run(["git", *arguments], cwd=shown.root, check=True, capture_output=True)

    def check() -> Built:
        return shown.dongne("--now", NOW, "check", "content/articles/2022/tofu", "review", "--base", "HEAD")

    assert (kept := check()).code == 0, kept.output
    shown.write("review/consents.yml", [CONSENT])
    assert ((revived := check()).code, "consent-revived" in revived.output) == (1, True), revived.output
    (shown.root / "review/consents.yml").unlink()
    assert ((gone := check()).code, "consent-unknown" in gone.output) == (1, True), gone.output


def test_a_photo_that_comes_back_by_another_way_stops_the_build(shown: Paper) -> None:
    withdrawal = {"withdrawn": "2022-06-01", "withdrawn_scope": ["photo"]}
    shown.write("review/consents.yml", [{**CONSENT, **withdrawal}])
    shown.write("content/pages/assets/face.jpg", FACE)
    shown.write("content/pages/about.md", "# 소개\n\n![우리 이웃](assets/face.jpg)\n")
    shown.write("site/index.html", "<p>어제 신문</p>\n")

    built = shown.mkdocs()

    assert built.code == 1, built.output
    assert "articles/2022/tofu" in built.output
    assert built.paths() == {"index.html"}


@pytest.mark.parametrize("record", [[], [{**CONSENT, "id": "c-2022-002"}]])
def test_a_consent_that_is_in_no_record_stops_the_build(shown: Paper, record: list[object]) -> None:
    shown.write("review/consents.yml", record)

    built = shown.mkdocs()

    assert built.code == 1
    assert "consent-unknown" in built.output
