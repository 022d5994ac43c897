"""Whatever happens between two builds, the site is, byte for byte, the one that a build from nothing makes."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule

from site_tests.paper import NEWSROOM, NOW, Paper
from site_tests.photos import jpeg, scene

WORDS = st.sampled_from(
    ["두부를 판다.", "우산을 고친다.", "국수를 삶는다.", "[두부집](shops/nangok-dubu)에 간다."]
)
NUMBERS = st.integers(0, 10**6)


class Newsroom(RuleBasedStateMachine):
    """A newsroom in which people write, decide, mend and break things; it builds after each of them."""

    articles = Bundle("articles")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.paper = Paper(Path(self.folder.name, "paper"))
        self.paper.settings(theme={"name": "mkdocs", "custom_dir": "overrides"})
        self.paper.write("overrides/dongne/note.txt", "여기에 우리 동네의 틀을 둡니다.\n")
        self.paper.approve(self.paper.shop())
        self.now = datetime.fromisoformat(NOW)
        self.count = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(target=articles, body=WORDS, number=NUMBERS, day=st.integers(1, 28))
    def add(self, body: str, number: int, day: int) -> str:
        self.count += 1
        photos = {"a.jpg": jpeg(scene(40 + number % 50, 60))} if number % 2 else None
        text = f"{body}\n\n![골목](a.jpg)\n" if photos else f"{body}\n"
        slug = f"story-{self.count}"
        item = self.paper.article(slug, body=text, photos=photos, date=f"2022-{1 + number % 12:02}-{day:02}")
        self.paper.approve(item)
        return item

    @rule(item=articles, body=WORDS, approves=st.booleans())
    def edit(self, item: str, body: str, *, approves: bool) -> None:
        path = self.paper.root / f"content/{item}/index.md"
        path.write_text(path.read_text(encoding="utf-8") + f"\n{body}\n", encoding="utf-8")
        if approves:
            self.paper.approve(item)

    @rule(item=articles, seed=NUMBERS, approves=st.booleans())
    def change_a_photo(self, item: str, seed: int, *, approves: bool) -> None:
        path = self.paper.root / f"content/{item}/a.jpg"
        if path.exists():
            path.write_bytes(jpeg(scene(40 + seed % 50, 60)))
            if approves:
                self.paper.approve(item)

    @rule(item=consumes(articles))
    def retract(self, item: str) -> None:
        at = (self.now - timedelta(minutes=1)).isoformat()
        self.paper.decide(
            item, {"decision": "retract", "by": "soyoung", "at": at, "note": "사실과 다릅니다."}
        )

    @rule(item=consumes(articles))
    def delete(self, item: str) -> None:
        shutil.rmtree(self.paper.root / "content" / item)
        (self.paper.root / f"review/decisions/{item}.yml").unlink()

    @rule(target=articles, item=consumes(articles))
    def rename(self, item: str) -> str:
        self.count += 1
        renamed = f"articles/2022/moved-{self.count}"
        (self.paper.root / "content" / item).rename(self.paper.root / "content" / renamed)
        (self.paper.root / f"review/decisions/{item}.yml").unlink()
        self.paper.approve(renamed)
        return renamed

    @rule(name=st.sampled_from(["article.html", "list.html", "home.html"]), number=NUMBERS)
    def change_a_template(self, name: str, number: int) -> None:
        own = Path(sys.modules["dongne"].__path__[0], "render/templates", name)
        self.paper.write(f"overrides/dongne/{name}", own.read_text(encoding="utf-8") + f"<!-- {number} -->\n")

    @rule(number=NUMBERS)
    def change_mkdocs_yml(self, number: int) -> None:
        categories = [{"id": "people", "title": f"사람들 {number}"}, {"id": "food", "title": "맛집"}]
        newsroom = {**NEWSROOM, "categories": categories}
        self.paper.settings(
            site_name=f"우리동네 {number % 3}", plugins=[{"dongne/newsroom": newsroom}, "dongne/preflight"]
        )

    @rule(number=NUMBERS)
    def change_an_own_page(self, number: int) -> None:
        self.paper.write("content/pages/about.md", f"# 소개\n\n동네 사람 {number}명이 만듭니다.\n")

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(seed=NUMBERS)
    def damage_what_was_kept(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - a test must be the same every time
        kept = sorted(path for path in (self.paper.root / ".dongne/cache").rglob("*") if path.is_file())
        named = [path for path in kept if path.suffix in {".json", ".sqlite", ".sqlite-wal"}]
        if named:
            path = chance.choice(named)
            data = bytearray(path.read_bytes() or b"?")
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data[: chance.randrange(len(data)) if seed % 3 == 0 else None])

    @precondition(lambda self: (self.paper.root / "site").is_dir())
    @rule(seed=NUMBERS)
    def meddle_with_the_site(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - a test must be the same every time
        files = sorted(path for path in (self.paper.root / "site").rglob("*") if path.is_file())
        victim = chance.choice(files)
        if seed % 2:
            victim.unlink()
        else:
            (victim.parent / "stranger.txt").write_text("누가 두고 간 것", encoding="utf-8")

    @precondition(lambda self: (self.paper.root / "site").is_dir())
    @rule(seed=NUMBERS)
    def move_a_folder_of_the_site_and_link_it(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - a test must be the same every time
        folders = sorted(path for path in (self.paper.root / "site").rglob("*") if path.is_dir())
        victim = chance.choice(folders)
        self.count += 1
        victim.symlink_to(victim.rename(Path(self.folder.name, f"disk-{self.count}")))

    @rule(way=st.sampled_from(["deleted", "emptied", "carried"]), seed=NUMBERS)
    def take_the_site_away(self, way: str, seed: int) -> None:
        site, carried = self.paper.root / "site", Path(self.folder.name, "carried")
        chance = random.Random(seed)  # noqa: S311 - a test must be the same every time
        shutil.rmtree(carried, ignore_errors=True)
        if not site.is_dir():
            return
        # What is kept is the very file that stands there: whoever writes into the one writes into the other.
        files = sorted(path for path in site.rglob("*") if path.is_file())
        for victim in chance.sample(files, seed % 3):
            stat = victim.stat()
            victim.write_bytes(b"\0" * stat.st_size)
            os.utime(victim, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        site.rename(carried)
        if way == "emptied":
            site.mkdir()
        if way != "carried":
            shutil.rmtree(carried)

    @rule(after=st.floats(0.05, 2.0), takes_away=st.booleans())
    def kill_a_build(self, after: float, *, takes_away: bool) -> None:
        if takes_away:
            shutil.rmtree(self.paper.root / "site", ignore_errors=True)
        with subprocess.Popen(
            [Path(sys.executable).with_name("dongne"), "--now", self.now.isoformat(), "build"],
            cwd=self.paper.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as build:
            time.sleep(after)
            build.send_signal(signal.SIGKILL)

    @invariant()
    def the_site_is_what_a_build_from_nothing_makes(self) -> None:
        built = self.paper.build(now=self.now.isoformat())
        fresh = Path(self.folder.name, "fresh")
        ignored = shutil.ignore_patterns(".dongne", "site", ".site.*")
        shutil.copytree(self.paper.root, fresh, ignore=ignored)
        try:
            anew = Paper.at(fresh).build("--jobs", "1", now=self.now.isoformat())

            assert (built.code, anew.code) == (0, 0), built.output + anew.output
            assert built.bytes() == anew.bytes()
        finally:
            shutil.rmtree(fresh)


@pytest.mark.xdist_group("incremental")
def test_any_row_of_events_ends_in_the_same_site() -> None:
    everyday = settings(
        max_examples=2,
        stateful_step_count=5,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    _run(everyday)


@pytest.mark.long
def test_many_long_rows_of_events_end_in_the_same_site() -> None:
    _run(
        settings(
            max_examples=30, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        )
    )


def _run(how: settings) -> None:
    from hypothesis.stateful import run_state_machine_as_test  # noqa: PLC0415 - beside its only use

    run_state_machine_as_test(Newsroom, settings=how)
