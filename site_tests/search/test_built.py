"""The questions of the gold set, asked of a whole site: items that a board has approved, built by ``dongne build``."""

import pytest

from dongne.ingest.synonyms import SYNONYMS
from site_tests.house.sources import ROOT
from site_tests.paper import Paper
from site_tests.search.desk import Answer, ask
from site_tests.search.gold import GOLD, queries, score

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("gold-site")]
_LONGEST = 160


def write_gold(paper: Paper) -> dict[str, str]:
    """Write the gold set's texts as items; give the document of each path."""
    documents = {}
    for each in GOLD["docs"]:
        summary, _, body = each["text"].partition(". ")
        words = {"summary": summary[:_LONGEST] + ".", "tags": each["tags"]}
        match each["kind"]:
            case "shop":
                del words["tags"]
                item = paper.shop(each["id"], name=each["title"], body=f"{body}\n", **words)
            case "event":
                del words["tags"]
                front = {
                    "title": each["title"],
                    "starts": "2022-12-30T10:00:00+09:00",
                    "place": "마당",
                    **words,
                }
                item = paper.item(f"events/{each['id']}", front, f"{body}\n", None)
            case _:
                item = paper.article(each["id"], title=each["title"], body=f"{body}\n", **words)
        documents[f"{item}/"] = each["id"]
    return documents


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    """Build the site, ask every question, and call the pages by the names of the gold set."""
    paper = Paper(tmp_path_factory.mktemp("gold-site"))
    documents = write_gold(paper)
    paper.write(SYNONYMS, (ROOT / SYNONYMS).read_text(encoding="utf-8"))
    paper.approve(*(path.rstrip("/") for path in documents))
    built = paper.build()
    assert built.code == 0, built.output
    return [
        Answer(
            tried=answer.tried,
            counts=answer.counts,
            results=tuple(
                {**each, "path": documents.get(each["path"], each["path"])} for each in answer.results
            ),
            files=answer.files,
        )
        for answer in ask(built.site, *queries(), engine=built.site / "assets/search/engine.js")
    ]


def test_a_built_site_answers_the_gold_set(answers: list[Answer]) -> None:
    found = score(answers)

    assert found.recall >= 0.97
    assert found.precision >= 0.90
    assert found.mrr >= 0.96
    assert found.empty == 0
