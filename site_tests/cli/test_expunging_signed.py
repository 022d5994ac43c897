"""Where the board signs what it approves, two of its members sign what they take out for good."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from site_tests.cli.terminal import Said, dongne
from site_tests.paper import POLICY, ROSTER, Paper

FILE = "review/expunged.yml"
STORY = "articles/2022/dawn-market"
Keys = Mapping[str, Path]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """Give a key to each of the board, and one to a stranger."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("soyoung", "daeho", "stranger"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
        subprocess.run(command, check=True)
    return {name: folder / name for name in ("soyoung", "daeho", "stranger")}


@pytest.fixture
def paper(tmp_path: Path, keys: Keys) -> Paper:
    """Give a paper whose board signs, with a story that was taken back."""
    made = Paper(tmp_path)
    people = [dict(person) for person in ROSTER["people"]]  # type: ignore[attr-defined]  # YAML is made of lists
    for person in people:
        if person["id"] in keys:
            person["keys"] = [keys[person["id"]].with_suffix(".pub").read_text().strip()]
    made.write("review/roster.yml", {**ROSTER, "people": people})
    made.write("review/policy.yml", {**POLICY, "proof": "signed"})
    made.article()
    said = dongne(made.root, "retract", STORY, "--as", "soyoung", "--note", "사실과 달랐습니다.")
    assert said.code == 0, said.err
    return made


def expunge(paper: Paper, *options: str) -> Said:
    people = ("--as", "soyoung", "--and", "daeho", "--reason", "법원의 결정", "--yes")
    return dongne(paper.root, "expunge", STORY, *people, *options)


def signing(keys: Keys, first: str = "soyoung", second: str = "daeho") -> tuple[str, ...]:
    return ("--sign", str(keys[first]), "--and-sign", str(keys[second]))


def test_both_sign_and_every_check_knows_it(paper: Paper, keys: Keys) -> None:
    said = expunge(paper, *signing(keys))

    assert said.code == 0, said.err
    (entry,) = yaml.safe_load((paper.root / FILE).read_text(encoding="utf-8"))
    assert len(entry["proofs"]) == 2
    assert all(proof.startswith("-----BEGIN SSH SIGNATURE-----") for proof in entry["proofs"])
    assert dongne(paper.root, "check").code == 0


def test_names_alone_expunge_nothing_and_the_way_is_told(paper: Paper) -> None:
    said = expunge(paper)

    assert said.code == 1
    assert "두 사람이 모두 서명해야" in said.err
    assert "--sign 열쇠 --and-sign 열쇠2" in said.err
    assert (paper.root / "content" / STORY).exists()


def test_one_signature_is_not_two(paper: Paper, keys: Keys) -> None:
    for options in (signing(keys)[:2], signing(keys)[2:]):
        said = expunge(paper, *options)

        assert said.code == 2
        assert "두 사람이 함께" in said.err
    assert (paper.root / "content" / STORY).exists()


@pytest.mark.parametrize("pair", [("soyoung", "stranger"), ("soyoung", "soyoung"), ("daeho", "soyoung")])
def test_each_signs_with_their_own_key(paper: Paper, keys: Keys, pair: tuple[str, str]) -> None:
    said = expunge(paper, *signing(keys, *pair))

    assert said.code == 1
    assert "서명이 맞지 않습니다" in said.err
    assert (paper.root / "content" / STORY).exists()
    assert not (paper.root / FILE).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "다른 까닭"},
        {"at": "2022-12-30T09:00:00+09:00"},
        {"by": ["daeho", "soyoung"]},
        {"read": True},
        {"policy": 2},
        {"digest": "sha256:" + "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_signed_entry_cannot_be_changed(paper: Paper, keys: Keys, change: dict[str, object]) -> None:
    expunge(paper, *signing(keys))
    (entry,) = yaml.safe_load((paper.root / FILE).read_text(encoding="utf-8"))
    paper.write(FILE, [{**entry, **change}])

    said = dongne(paper.root, "check")

    assert said.code == 1
    assert "signature-bad" in said.out


def test_a_signature_taken_away_leaves_nothing_that_holds(paper: Paper, keys: Keys) -> None:
    expunge(paper, *signing(keys))
    (entry,) = yaml.safe_load((paper.root / FILE).read_text(encoding="utf-8"))

    paper.write(FILE, [{**entry, "proofs": entry["proofs"][:1]}])
    assert "서명의 수가 사람의 수와 다릅니다" in dongne(paper.root, "check").out

    paper.write(FILE, [{key: value for key, value in entry.items() if key != "proofs"}])
    said = dongne(paper.root, "check")
    assert said.code == 1
    assert "expunged-unfounded" in said.out


def test_where_nobody_has_to_sign_they_still_may(paper: Paper, keys: Keys) -> None:
    paper.write("review/policy.yml", POLICY)

    assert expunge(paper, *signing(keys)).code == 0
    assert dongne(paper.root, "check").code == 0


def test_a_reason_with_somebodys_number_is_refused(paper: Paper, keys: Keys) -> None:
    people = ("--as", "soyoung", "--and", "daeho", "--yes")

    said = dongne(
        paper.root, "expunge", STORY, *people, *signing(keys), "--reason", "010-1234-5678 님이 원했습니다."
    )

    assert said.code == 2
    assert "--reason" in said.err
    assert (paper.root / "content" / STORY).exists()
