"""``python -m benchmarks.rollup``: the city's page out of many sites' figures, 425 areas of ten years.

On one of two shared cores, start-up included: 13 areas took 1.5 s of processor time and 98 MiB, 425 took 9.8 s
and 281 MiB for 45 MB of metrics.json; the page has 95 kB and fills 16 sheets of A4. README.md has the table.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import click

AT = "2031-12-31T18:00:00+09:00"
FIRST_YEAR = 2022
CATEGORIES = ("동네소식", "새로 연 가게", "맛집", "생활정보", "사람들", "손수가게")
TARGETS = {
    "우리동네 사람들": (("기사", "편", 48), ("댓글", "개", 240), ("호", "호", 12)),
    "손수가게": (("손수가게", "곳", 5), ("현장 방문", "회", 12), ("공개 워크숍", "회", 1)),
    "커뮤니티스토어": (("나눔 서비스", "가지", 3), ("새 커뮤니티스토어", "곳", 5), ("주민 조사", "명", 300)),
    "마케팅 스터디그룹": (("스터디그룹", "모임", 2), ("공부 모임", "회", 30), ("공개 발표", "회", 1)),
    "지역상권 리더 육성": (("워크숍", "회", 4), ("참여 인원", "명", 40), ("수료", "명", None)),
    "상권 이용 촉진": (("행사", "회", 4), ("쓰인 쿠폰", "장", 600), ("알림 기사", "편", 4)),
}
Figures = dict[tuple[str, int], tuple[int, int]]


@click.command()
@click.option("--areas", default=425, show_default=True)
@click.option("--years", default=10, show_default=True)
def main(areas: int, years: int) -> None:
    """Simulate, run ``dongne rollup`` once, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        read = write_areas(root, areas, years)
        cpu, wall, memory = run(root)
        click.echo(
            "| areas | years | read MB | CPU s | wall s | peak MiB | page kB | workbook kB | JSON kB |"
        )
        click.echo("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        sizes = (
            f"{(root / 'rollup' / f'rollup.{end}').stat().st_size / 1000:.0f}"
            for end in ("html", "xlsx", "json")
        )
        click.echo(
            f"| {areas} | {years} | {read / 1e6:.1f} | {cpu:.1f} | {wall:.1f} | {memory:.0f} | {' | '.join(sizes)} |"
        )


def write_areas(root: Path, areas: int, years: int) -> int:
    """Write one metrics.json for each area; give their size. One in a hundred is broken, one in fifty old."""
    size = 0
    for number in range(areas):
        document = simulate(number, years)
        if number % 50 == 7:  # noqa: PLR2004 - any one of fifty
            document["generated"] = "2031-06-30T18:00:00+09:00"
        text = json.dumps(document, ensure_ascii=False, indent=1)
        if number % 100 == 3:  # noqa: PLR2004 - any one of a hundred
            text = text[: len(text) // 2]
        path = root / f"area-{number:03}.json"
        path.write_text(text, encoding="utf-8")
        size += path.stat().st_size
    return size


def simulate(number: int, years: int) -> dict[str, object]:
    """Give the metrics.json of one area: some articles each month, more comments, six programmes."""
    chance = random.Random(number)  # noqa: S311 - the same areas every time
    figures: Figures = {
        (f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02}", category): (
            chance.randint(0, 3),
            chance.randint(0, 25),
        )
        for month in range(12 * years)
        for category in range(len(CATEGORIES))
    }
    totals = sums(figures, lambda _: "")
    return {
        "schema": 1,
        "generated": "2031-12-30T18:00:00+09:00",
        "area": f"{number + 1}번째 생활상권",
        "timezone": "Asia/Seoul",
        "totals": {
            "articles": sum(articles for articles, _ in totals.values()),
            "comments": sum(comments for _, comments in totals.values()),
            "withdrawn": 0,
            "unmatched": 0,
        },
        "by_category": [
            {
                "category": f"c{category}",
                "title": CATEGORIES[category],
                "articles": articles,
                "comments": comments,
            }
            for (_, category), (articles, comments) in totals.items()
        ],
        "by_month": list(entries("month", figures)),
        "by_half_year": list(
            entries("half_year", sums(figures, lambda month: f"{month[:4]}-H{1 + (month[5:] > '06')}"))
        ),
        "by_year": list(entries("year", sums(figures, lambda month: month[:4]))),
        "programmes": list(programmes(chance, years)),
        "sources": [],
    }


def sums(figures: Figures, period_of: Callable[[str], str]) -> Figures:
    """Add months up to longer periods."""
    found: Figures = {}
    for (month, category), (articles, comments) in figures.items():
        before = found.get((period_of(month), category), (0, 0))
        found[period_of(month), category] = (before[0] + articles, before[1] + comments)
    return found


def entries(key: str, figures: Figures) -> Iterator[dict[str, object]]:
    """Give figures as metrics.json has them."""
    for (period, category), (articles, comments) in figures.items():
        yield {key: period, "category": f"c{category}", "articles": articles, "comments": comments}


def programmes(chance: random.Random, years: int) -> Iterator[dict[str, object]]:
    """Give six programmes of three targets each."""
    for place, (title, targets) in enumerate(TARGETS.items()):
        yield {
            "id": f"programmes/p{place}",
            "title": title,
            "targets": [
                {
                    "name": name,
                    "unit": unit,
                    "year": str(FIRST_YEAR + year),
                    "target": target,
                    "achieved": (achieved := chance.randint(0, 2 * (target or 10))),
                    "rate": None if target is None else round(100 * achieved / target, 1),
                }
                for name, unit, target in targets
                for year in range(years)
            ],
        }


def run(root: Path) -> tuple[float, float, float]:
    """Run the command in a process of its own; give its CPU and wall seconds and its largest MiB."""
    files = sorted(path.name for path in root.glob("area-*.json"))
    (root / "areas.txt").write_text("\n".join(files), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("dongne")), "--now", AT, "rollup", "--list", "areas.txt"]
    start = perf_counter()
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:  # 1: there are broken ones among them, and it says so.
        raise RuntimeError(process.returncode)
    return usage.ru_utime + usage.ru_stime, perf_counter() - start, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
