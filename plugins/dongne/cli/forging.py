"""``dongne forge record``: what was said in the forge's web pages becomes decisions."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from dongne.cli.desk import Shelf
from dongne.cli.front import Office, pass_office
from dongne.pipeline.asking import token_of
from dongne.pipeline.forge import API, Forge
from dongne.pipeline.pushing import push_work
from dongne.pipeline.reviews import Minute, Submission, read_submissions, record_reviews


@click.group(cls=Shelf, help="저장소(GitHub)의 웹 화면에서 한 일을 소식지에 옮긴다.")
def forge() -> None:
    """Hold the commands that talk to the forge."""


@forge.command(
    help="합쳐진 풀 리퀘스트의 리뷰를 결정으로 기록한다. 승인은 승인으로, 고쳐 달라는 말은 그대로. "
    "토큰은 GITHUB_TOKEN에서 읽는다.",
    epilog="보기: dongne forge record --repository our-neighbourhood/newsletter --pull 12",
)
@click.option(
    "--repository", envvar="GITHUB_REPOSITORY", required=True, metavar="OWNER/NAME", help="저장소의 이름."
)
@click.option(
    "--pull", "numbers", type=click.IntRange(min=1), multiple=True, metavar="N",
    help="이 번호만. 적지 않으면 요즈음 합쳐진 것 모두.",
)  # fmt: skip
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=30,
    show_default=True,
    metavar="N",
    help="며칠 안의 것을 볼지.",
)
@click.option("--branch", default="main", show_default=True, metavar="NAME", help="기록할 가지.")
@click.option("--push", is_flag=True, help="커밋해서 올리기까지 한다. 남이 먼저 올렸으면 그 위에 다시 한다.")
@pass_office
def record(
    office: Office, *, repository: str, numbers: tuple[int, ...], days: int, branch: str, push: bool
) -> None:
    """Record the reviews of pull requests that were merged."""
    root = office.root
    told = Forge(
        repository,
        token=token_of(os.environ, "풀 리퀘스트를 읽을"),
        api=os.environ.get("GITHUB_API_URL") or API,
    )
    submissions = read_submissions(told, branch=branch, at=office.at, numbers=numbers, days=days)
    if not push:
        _report(record_reviews(root, submissions, branch=branch, now=office.now))
        return
    scribe = _Scribe(submissions=submissions, branch=branch, now=office.now)
    commit = push_work(root, branch, scribe.write)
    _report(scribe.minutes)
    if commit is not None:
        click.echo(f"{branch}에 올렸습니다: {commit[:10]}")


class _Scribe:
    """Records anew in each checkout that it is given, and remembers the last minutes."""

    def __init__(self, *, submissions: Sequence[Submission], branch: str, now: str | None) -> None:
        self._submissions = submissions
        self._branch = branch
        self._now = now
        self.minutes: list[Minute] = []

    def write(self, root: Path) -> str | None:
        """Record; give the message of the commit."""
        self.minutes = record_reviews(root, self._submissions, branch=self._branch, now=self._now)
        recorded = [minute for minute in self.minutes if minute.is_recorded]
        if not recorded:
            return None
        lines = [f"#{minute.number} {minute.words}" for minute in recorded]
        return "\n".join([f"위원회의 결정 {len(recorded)}건을 기록한다", "", *lines])


def _report(minutes: Sequence[Minute]) -> None:
    for minute in minutes:
        click.echo(f"#{minute.number} {minute.words}", err=not minute.is_recorded)
    recorded = sum(minute.is_recorded for minute in minutes)
    click.echo(f"결정 {recorded}건을 기록했습니다." if recorded else "새로 기록할 결정이 없습니다.")
