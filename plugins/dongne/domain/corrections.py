"""When something can have been put right: neither before it stood there, nor tomorrow."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from dongne.domain.items import Article, Item
from dongne.errors import Problem, Severity


def find_untimely_corrections(items: Iterable[Item], at: datetime) -> Iterator[Problem]:
    """Report corrections from before their article's date, and those from after the instant ``at``."""
    for article in items:
        if not isinstance(article, Article):
            continue
        for place, correction in enumerate(article.corrections):
            key = f"corrections.{place}"
            if correction.date < article.date.date():
                yield Problem(
                    origin=article.origin_of(key),
                    code="correction-early",
                    message=f"{correction.date}에 바로잡았다고 적혀 있는데 기사는 {article.date.date()}에 나갑니다.",
                    hint="바로잡은 날을 확인해 주세요. 아직 나가지 않은 기사라면 본문만 고치고 `corrections`는 빼면 됩니다.",
                )
            elif correction.date > at.date():
                # Only a warning: whoever builds the site of an earlier day meets every later correction here.
                yield Problem(
                    origin=article.origin_of(key),
                    code="correction-late",
                    message=f"바로잡은 날({correction.date})이 아직 오지 않았습니다.",
                    hint="바로잡는 글은 승인되는 대로 실립니다. 오늘 날짜로 고쳐 주세요.",
                    severity=Severity.WARNING,
                )
