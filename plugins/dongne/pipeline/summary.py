"""What a build has to say at its end, to the person who started it."""

from collections import Counter
from pathlib import Path

from dongne.domain.address import Kind
from dongne.domain.verdict import Judgement, Verdict
from dongne.pipeline.newsroom import SoundSurvey


def summarise(newsroom: SoundSurvey, *, site: Path | None) -> str:
    """Say where the site is, how many items are published, and which wait, for what."""
    publication = newsroom.ruling.publication
    kinds = Counter(item.kind for item in publication)
    counts = ", ".join(f"{kind.label} {kinds[kind]}" for kind in Kind if kinds[kind])
    lines = [f"사이트: {site}"] if site is not None else []
    lines.append(f"실린 것 {len(publication)}건" + (f": {counts}" if counts else ""))
    lines += _quiet_states(newsroom)
    waiting = newsroom.ruling.waiting
    lines.append(f"기다리는 것 {len(waiting)}건" + (":" if waiting else ""))
    lines += [_line(judgement) for judgement in waiting]
    return "\n".join(lines)


def _quiet_states(newsroom: SoundSurvey) -> list[str]:
    """Name the good states in which an item is not read: booked, over, taken back."""
    quiet = (Verdict.EMBARGOED, Verdict.EXPIRED, Verdict.RETRACTED)
    found = Counter(
        judgement.verdict for judgement in newsroom.ruling.judgements if judgement.verdict in quiet
    )
    return (
        [", ".join(f"{verdict.label} {found[verdict]}건" for verdict in quiet if found[verdict])]
        if found
        else []
    )


def _line(judgement: Judgement) -> str:
    return f"  {judgement.item.id} ({judgement.verdict.label}): {' '.join(judgement.reasons)}"
