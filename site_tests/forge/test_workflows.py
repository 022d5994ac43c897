"""What the forge runs for us: pinned, with few rights, and never a stranger's code beside a token."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from dongne.domain.address import Kind
from dongne.pipeline.drafting import STARTER, start_site
from site_tests.forge.excerpt import Json
from site_tests.house.sources import ROOT

FORGE = ROOT / ".github"
THEIRS = STARTER / "github"
"""What another neighbourhood begins with."""
FORGES = (FORGE, THEIRS)
WORKFLOWS = sorted(path for forge in FORGES for path in (forge / "workflows").glob("*.yml"))
FORMS = sorted((FORGE / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# What may write, and where: everything else only reads.
RIGHTS_TO_WRITE = {
    ("publish", "record"): {"contents"},
    ("publish", "deploy"): {"pages", "id-token"},
    ("snapshot", "count"): {"contents"},
}


def parse(path: Path) -> dict[str, Json]:
    """Read a workflow; to YAML the word `on` is a truth."""
    parsed: dict[object, Json] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else str(key): value for key, value in parsed.items()}


def jobs() -> Iterator[tuple[str, str, dict[str, Json]]]:
    for path in WORKFLOWS:
        for name, job in parse(path)["jobs"].items():
            yield path.stem, name, job


def run_tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).with_name(name)
    return subprocess.run([tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


# --- as others see it


def test_actionlint_has_nothing_to_say() -> None:
    done = run_tool("actionlint", *map(str, WORKFLOWS))

    assert (done.returncode, done.stdout) == (0, "")


def test_zizmor_has_nothing_to_say_even_as_an_auditor() -> None:
    done = run_tool("zizmor", "--offline", "--no-progress", "--persona", "auditor", ".github")

    assert done.returncode == 0, done.stdout
    assert "completed" in done.stderr
    assert not any("zizmor: ignore" in path.read_text(encoding="utf-8") for path in WORKFLOWS)


def test_both_tools_bite(tmp_path: Path) -> None:
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - uses: actions/checkout@v4\n      - run: echo ${{ github.event.pull_request.title }}\n",
        encoding="utf-8",
    )

    assert run_tool("actionlint", str(bad)).returncode != 0
    assert run_tool("zizmor", "--offline", "--no-progress", str(tmp_path)).returncode != 0


def test_what_a_new_neighbourhood_is_given_passes_too(tmp_path: Path) -> None:
    made = start_site(tmp_path / "new", name="신사 사람들", area="신사 상권")
    workflows = [str(path) for path in made if path.parent.name == "workflows"]

    linted = run_tool("actionlint", *workflows)
    audited = run_tool(
        "zizmor", "--offline", "--no-progress", "--persona", "auditor", str(tmp_path / "new/.github")
    )

    assert [Path(path).name for path in workflows] == ["check.yml", "publish.yml", "snapshot.yml"]
    assert (linted.returncode, linted.stdout) == (0, "")
    assert audited.returncode == 0, audited.stdout


def test_a_new_neighbourhood_asks_as_we_do() -> None:
    ours = {
        path: path.read_bytes()
        for path in (*FORMS, FORGE / "PULL_REQUEST_TEMPLATE.md", FORGE / "dependabot.yml")
    }

    assert {path: (THEIRS / path.relative_to(FORGE)).read_bytes() for path in ours} == ours
    assert rules_of(THEIRS / "CODEOWNERS.txt") == rules_of(FORGE / "CODEOWNERS")


def rules_of(owners: Path) -> list[str]:
    return [line for line in owners.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


# --- our own rules


def test_every_action_is_pinned_by_its_digest() -> None:
    lines = [line.strip() for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines()]
    uses = [line.removeprefix("- ") for line in lines if re.match(r"(- )?uses:", line)]

    assert uses
    assert [line for line in uses if PINNED.fullmatch(line) is None] == []


def test_one_action_has_one_version() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pins = set(re.findall(r"uses: (\S+)@(\S+)", text))

    assert len(pins) == len({action for action, _ in pins})


def test_the_program_is_tested_with_the_oldest_python_and_with_each_that_publishes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    used = re.findall(r'python-version: "([\d.]+)"', "".join(path.read_text("utf-8") for path in WORKFLOWS))

    matrix = parse(FORGE / "workflows/suite.yml")["jobs"]["suite"]["strategy"]["matrix"]

    assert sorted(matrix["python"]) == sorted({oldest, *used})


def test_rights_are_given_to_jobs_one_by_one() -> None:
    assert [path.stem for path in WORKFLOWS if parse(path)["permissions"] != {}] == []
    for workflow, name, job in jobs():
        written = {right for right, how in job["permissions"].items() if how == "write"}
        assert written == RIGHTS_TO_WRITE.get((workflow, name), set()), (workflow, name)
        assert set(job["permissions"].values()) <= {"read", "write"}


def test_every_job_ends_some_time_and_every_workflow_waits_its_turn() -> None:
    for path in WORKFLOWS:
        assert parse(path)["concurrency"]["group"]
    for workflow, name, job in jobs():
        assert 0 < job["timeout-minutes"] <= 90, (workflow, name)


def test_no_checkout_leaves_a_token_behind() -> None:
    checkouts = [
        step
        for _, _, job in jobs()
        for step in job["steps"]
        if str(step.get("uses", "")).startswith("actions/checkout@")
    ]

    assert checkouts
    assert [step for step in checkouts if step["with"].get("persist-credentials") is not False] == []


def test_what_strangers_can_start_has_no_secret_and_no_right_to_write() -> None:
    for path in WORKFLOWS:
        workflow = parse(path)
        events = set(workflow["on"])
        assert not events & {"pull_request_target", "workflow_run", "issue_comment", "issues"}, path.name
        if "pull_request" not in events:
            continue
        text = path.read_text(encoding="utf-8")
        assert "secrets" not in re.sub(r"#.*", "", text), path.name
        assert "github.token" not in text
        assert not any("write" in job["permissions"].values() for job in workflow["jobs"].values())


@pytest.mark.parametrize("forge", FORGES, ids=["ours", "theirs"])
def test_what_has_a_token_runs_only_what_lies_on_main(forge: Path) -> None:
    publish = parse(forge / "workflows/publish.yml")

    assert set(publish["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert publish["on"]["push"] == {"branches": ["main"]}
    for name in ("record", "build"):
        job = publish["jobs"][name]
        checkouts = [
            step["with"] for step in job["steps"] if str(step.get("uses", "")).startswith("actions/checkout@")
        ]
        assert {checkout["ref"] for checkout in checkouts} == {"main"}
        (paper,) = (checkout for checkout in checkouts if "repository" not in checkout)
        assert len(checkouts) == (1 if forge is FORGE else 2)
        assert paper.get("path", ".") == ("." if forge is FORGE else "paper")
        assert "github.ref == 'refs/heads/main'" in job["if"]
    assert publish["jobs"]["deploy"]["needs"] == "build"


@pytest.mark.parametrize("forge", FORGES, ids=["ours", "theirs"])
def test_last_months_comments_are_counted_once_what_lies_on_main_says_where(forge: Path) -> None:
    snapshot = parse(forge / "workflows/snapshot.yml")
    job = snapshot["jobs"]["count"]
    (schedule,) = snapshot["on"]["schedule"]
    minute, hour, day, *rest = schedule["cron"].split()
    started = datetime(2022, 5, int(day), int(hour), int(minute), tzinfo=UTC).astimezone(
        ZoneInfo("Asia/Seoul")
    )
    paper = [step["with"] for step in job["steps"] if "checkout@" in step.get("uses", "")][-1]

    assert set(snapshot["on"]) == {"schedule", "workflow_dispatch"}
    assert rest == ["*", "*"]
    assert (started.month, started.day) == (5, 3)
    assert job["if"] == "github.ref == 'refs/heads/main'"
    assert paper["ref"] == "main"
    assert job["steps"][-1]["run"].endswith(" comments pull --push")


def test_a_token_is_given_to_the_one_step_that_needs_it() -> None:
    holders = [
        (workflow, name, step["name"])
        for workflow, name, job in jobs()
        for step in job["steps"]
        if re.search("token|secrets", str(step.get("env", "")), re.IGNORECASE)
    ]

    assert sorted(holders) == sorted(
        [("publish", "record", "기록"), ("snapshot", "count", "세기")] * len(FORGES)
    )


@pytest.mark.parametrize("forge", FORGES, ids=["ours", "theirs"])
def test_a_pull_request_is_judged_by_a_program_and_rules_that_it_does_not_bring(forge: Path) -> None:
    content = parse(forge / "workflows/check.yml")["jobs"]["content"]
    program, paper = (step["with"] for step in content["steps"] if "with" in step and "path" in step["with"])
    commands = [step["run"] for step in content["steps"] if "run" in step]

    own = {"ref": "${{ github.event.pull_request.base.sha }}"}
    others = {"repository": "OWNER/dongne", "ref": "main"}
    assert program.items() >= (own if forge is FORGE else others).items()
    assert paper.keys().isdisjoint({"ref", "repository"})
    assert all(program["path"] in command for command in commands)
    (check,) = (command for command in commands if " check " in command)
    assert check.startswith(f"{program['path']}/.venv/bin/dongne -C {paper['path']} check ")
    assert '--base "$BASE" --format github' in check


@pytest.mark.parametrize("forge", FORGES, ids=["ours", "theirs"])
def test_shortly_after_midnight_in_seoul_the_site_is_built_anew(forge: Path) -> None:
    (schedule,) = parse(forge / "workflows/publish.yml")["on"]["schedule"]
    minute, hours, *rest = schedule["cron"].split()
    every = int(hours.removeprefix("*/"))
    moments = [datetime(2022, 5, 4, hour, int(minute), tzinfo=UTC) for hour in range(0, 24, every)]
    in_seoul = [moment.astimezone(ZoneInfo("Asia/Seoul")).time() for moment in moments]

    assert rest == ["*", "*", "*"]
    assert any(time(0, 0) < moment < time(0, 30) for moment in in_seoul)


@pytest.mark.parametrize("forge", FORGES, ids=["ours", "theirs"])
def test_the_site_is_searched_again_before_it_is_let_out(forge: Path) -> None:
    build = parse(forge / "workflows/publish.yml")["jobs"]["build"]
    steps = [step.get("run", step.get("uses", "")) for step in build["steps"]]
    places = [
        next(place for place, step in enumerate(steps) if word in step)
        for word in (" build --site-dir", " preflight ", "upload-pages-artifact")
    ]

    assert places == sorted(places)
    assert not any("download-artifact" in step for step in steps)


def test_the_password_for_git_is_answered_from_the_environment(tmp_path: Path) -> None:
    record = parse(FORGE / "workflows/publish.yml")["jobs"]["record"]
    env = next(step["env"] for step in record["steps"] if step.get("name") == "기록")
    settings = {key: value for key, value in env.items() if key.startswith("GIT_CONFIG_")}

    done = subprocess.run(
        ["git", "credential", "fill"],
        cwd=tmp_path,
        env={
            **settings,
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "PUSH_TOKEN": "word",
            "GIT_TERMINAL_PROMPT": "0",
        },
        input="protocol=https\nhost=github.com\n\n",
        capture_output=True,
        text=True,
        check=True,
    )

    assert "username=x-access-token\npassword=word\n" in done.stdout


# --- what people fill in


def owners_of(path: str) -> list[str]:
    """Give the owners of a path: the last line that names it, or a folder above it, decides."""
    owners: list[str] = []
    for line in (FORGE / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        pattern, *named = line.split("#")[0].split() or [""]
        if pattern == "*" or (pattern and f"/{path}".startswith(pattern)):
            owners = named
    return owners


@pytest.mark.parametrize(
    "path",
    [
        "review/roster.yml",
        "review/policy.yml",
        "review/decisions/articles/2022/a.yml",
        "review/consents.yml",
        "mkdocs.yml",
        "content/pages/about.md",
        "content/metrics/comments/2022-05.csv",
        ".github/workflows/publish.yml",
        "plugins/dongne/domain/gate.py",
        "yaml.py",
        ".gitattributes",
    ],
)
def test_what_decides_over_publishing_belongs_to_the_board(path: str) -> None:
    assert owners_of(path) == ["@OWNER/board"]


def test_items_have_the_gate_and_no_owner() -> None:
    assert [owners_of(f"content/{kind.folder}/2022/a/index.md") for kind in Kind] == [[] for _ in Kind]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_asks_in_korean_and_warns_that_everybody_reads(form: Path) -> None:
    asked = yaml.safe_load(form.read_text(encoding="utf-8"))
    inputs = [part for part in asked["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in inputs]

    assert asked["body"][0]["type"] == "markdown"
    assert "누구나 볼 수 있습니다" in asked["body"][0]["attributes"]["value"]
    assert len(ids) == len(set(ids))
    assert any(part.get("validations", {}).get("required") for part in inputs)
    assert all(re.search("[가-힣]", part["attributes"]["label"]) for part in inputs)


def test_there_is_a_form_for_each_wish() -> None:
    names = [yaml.safe_load(form.read_text(encoding="utf-8"))["name"] for form in FORMS]

    assert names == ["기사 제보", "정정 요청", "가게 정보 고치기"]


def test_the_pull_request_template_tells_the_board_where_to_look() -> None:
    text = (FORGE / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    artifact = (FORGE / "workflows/check.yml").read_text(encoding="utf-8")

    assert "`not-approved-preview`" in text
    assert "name: not-approved-preview" in artifact
