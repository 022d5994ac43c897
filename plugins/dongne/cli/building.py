"""``dongne build``: the site, finished."""

import gc
from contextlib import nullcontext
from pathlib import Path

import click

from dongne.cli.desk import Desk
from dongne.cli.front import Office, pass_office
from dongne.pipeline.crew import count_hands
from dongne.pipeline.lookout import look_ahead, look_around


@click.command(cls=Desk, help="사이트를 짓는다. 끝에 무엇이 실렸고 무엇이 왜 기다리는지 알려 준다.")
@click.option("--strict", is_flag=True, help="알림이 하나라도 있으면 짓지 않는다.")
@click.option("--clean", is_flag=True, help="지난번에 만들어 둔 것을 버리고 처음부터 짓는다.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="함께 일할 프로세스 수. 결과는 같다.")
@click.option("--paranoid", is_flag=True, help="바뀌지 않은 것 같은 파일도 모두 다시 읽는다.")
@click.option("--timings", is_flag=True, help="어디에 시간이 들었는지 끝에 알려 준다.")
@click.option("--site-dir", type=click.Path(path_type=Path), metavar="DIR", help="사이트를 둘 폴더.")
@pass_office
def build(  # noqa: PLR0913 - one for each option
    office: Office,
    *,
    strict: bool,
    clean: bool,
    jobs: int | None,
    paranoid: bool,
    timings: bool,
    site_dir: Path | None,
) -> None:
    """Bring the site up to date; MkDocs is asked only where its own part has changed."""
    hands = jobs or count_hands()
    # What is made here lives to the end: to look for rubbish among a million values would take a second.
    gc.disable()
    with look_ahead(office.root) if hands > 1 else nullcontext(look_around) as look:
        # To load all that prints a site takes as long as to look at ten thousand items: now both are done at once.
        from dongne.cli.pressroom import print_site  # noqa: PLC0415 - see above

        print_site(
            office,
            look=look,
            strict=strict,
            clean=clean,
            jobs=hands,
            paranoid=paranoid,
            timings=timings,
            site_dir=site_dir,
        )
    # Python looks for rubbish once more before it ends, whatever was said above.
    gc.freeze()
