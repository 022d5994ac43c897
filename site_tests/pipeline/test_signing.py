"""Signed decisions, with real keys and the real ``ssh-keygen``."""

import subprocess
from pathlib import Path

import pytest
import yaml

from site_tests.paper import POLICY, ROSTER, Built, Paper

SIGNED = {**POLICY, "proof": "signed"}


def make_key(folder: Path, name: str, kind: str = "ed25519") -> Path:
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", name, "-f", path], check=True)
    return path


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give a key to each of the board, and one to a stranger."""
    folder = tmp_path_factory.mktemp("keys")
    return {name: make_key(folder, name) for name in ("soyoung", "daeho", "stranger")}


@pytest.fixture
def paper(tmp_path: Path, keys: dict[str, Path]) -> Paper:
    """Give a paper whose board signs."""
    made = Paper(tmp_path)
    people = [dict(person) for person in ROSTER["people"]]  # type: ignore[attr-defined]  # YAML is made of lists
    for person in people:
        if person["id"] in keys:
            person["keys"] = [keys[person["id"]].with_suffix(".pub").read_text().strip()]
    made.write("review/roster.yml", {**ROSTER, "people": people})
    made.write("review/policy.yml", SIGNED)
    made.article()
    return made


STORY = "articles/2022/dawn-market"


def approve(paper: Paper, person: str, key: Path | None, at: str = "2022-01-03T10:20") -> Built:
    sign = [] if key is None else ["--sign", str(key)]
    return paper.dongne("approve", STORY, "--as", person, "--at", at, *sign)


def verdict(paper: Paper) -> str:
    return paper.dongne("status").output


def test_signed_approvals_publish(paper: Paper, keys: dict[str, Path]) -> None:
    first, second = (
        approve(paper, "soyoung", keys["soyoung"]),
        approve(paper, "daeho", keys["daeho"], "2022-01-04"),
    )

    assert (first.code, second.code) == (0, 0), first.output + second.output
    built = paper.build()
    assert built.code == 0, built.output
    assert f"{STORY}/index.html" in built.paths()
    assert b"SSH SIGNATURE" not in b"".join(built.bytes().values())


def test_a_name_alone_does_not_publish_where_signatures_are_asked(
    paper: Paper, keys: dict[str, Path]
) -> None:
    approve(paper, "soyoung", keys["soyoung"])
    unsigned = approve(paper, "daeho", None, "2022-01-04")

    assert unsigned.code == 1
    assert "서명" in unsigned.output
    assert f"{STORY}/index.html" not in paper.build().paths()


def test_an_unsigned_approval_written_by_hand_does_not_count(paper: Paper) -> None:
    paper.approve(STORY)

    built = paper.build()

    assert "서명이 없어" in built.output
    assert f"{STORY}/index.html" not in built.paths()


def test_a_strangers_key_is_refused_and_nothing_is_written(paper: Paper, keys: dict[str, Path]) -> None:
    refused = approve(paper, "soyoung", keys["stranger"])

    assert refused.code == 1
    assert "서명이 맞지 않습니다" in refused.output
    assert not (paper.root / f"review/decisions/{STORY}.yml").exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [("by", "daeho"), ("at", "2022-01-05T10:20:00+09:00"), ("decision", "retract"), ("note", "덧붙인 말")],
)
def test_a_signed_decision_cannot_be_changed(
    paper: Paper, keys: dict[str, Path], key: str, value: str
) -> None:
    approve(paper, "soyoung", keys["soyoung"])
    file = paper.root / f"review/decisions/{STORY}.yml"
    (entry,) = yaml.safe_load(file.read_text(encoding="utf-8"))
    paper.write(f"review/decisions/{STORY}.yml", [{**entry, key: value}])

    checked = paper.dongne("check")

    assert checked.code == 1
    assert "signature-bad" in checked.output
    assert paper.build().code == 1


def test_a_signature_copied_to_another_item_does_not_hold(paper: Paper, keys: dict[str, Path]) -> None:
    approve(paper, "soyoung", keys["soyoung"])
    other = paper.article("other-story", summary="다른 글.")
    paper.write(f"review/decisions/{other}.yml", (paper.root / f"review/decisions/{STORY}.yml").read_bytes())

    assert "signature-bad" in paper.dongne("check").output


def test_a_key_whose_days_are_over_does_not_sign(paper: Paper, keys: dict[str, Path]) -> None:
    people = yaml.safe_load((paper.root / "review/roster.yml").read_text(encoding="utf-8"))
    (key,) = people["people"][0]["keys"]
    people["people"][0]["keys"] = [{"key": key, "since": "2022-02-01", "until": "2022-03-01"}]
    paper.write("review/roster.yml", people)

    assert approve(paper, "soyoung", keys["soyoung"], "2022-01-31").code == 1
    assert approve(paper, "soyoung", keys["soyoung"], "2022-03-01").code == 0


@pytest.mark.parametrize(("kind", "signs"), [("rsa", True), ("ecdsa", False)])
def test_an_rsa_key_signs_too_and_what_cannot_be_checked_is_refused(
    paper: Paper, tmp_path: Path, kind: str, *, signs: bool
) -> None:
    key = make_key(tmp_path, "other-key", kind)
    people = yaml.safe_load((paper.root / "review/roster.yml").read_text(encoding="utf-8"))
    people["people"][0]["keys"] = [key.with_suffix(".pub").read_text().strip()]
    paper.write("review/roster.yml", people)

    done = approve(paper, "soyoung", key)

    assert (done.code == 0) is signs, done.output
    assert ("ed25519나 rsa" in done.output) is not signs


def test_a_missing_key_is_told(paper: Paper) -> None:
    done = approve(paper, "soyoung", paper.root / "no-such-key")

    assert done.code == 2
    assert "열쇠 파일" in done.output
