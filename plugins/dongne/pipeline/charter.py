"""A change that touches the roster or the policy, held against the revision before it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from dongne.domain.charter import POLICY_ID, ROSTER_ID, digest_rules, find_lack
from dongne.domain.decisions import Decision
from dongne.domain.people import Roster
from dongne.domain.policy import Policy
from dongne.errors import Origin, Problem
from dongne.ingest.policy import parse_policy
from dongne.ingest.roster import parse_roster
from dongne.ingest.settings import read_settings
from dongne.ingest.strict_yaml import parse_yaml
from dongne.ingest.text import read_text
from dongne.pipeline.repository import changed_since, read_at

FILES: Mapping[str, str] = {ROSTER_ID: "review/roster.yml", POLICY_ID: "review/policy.yml"}


def rules_digest(rules_id: str, text: str) -> str:
    """Give the digest of a roster or a policy as it is written."""
    return digest_rules(rules_id, parse_yaml(text, file=FILES[rules_id]).values)


def present_digest(root: Path, rules_id: str) -> str:
    """Give the digest of the roster or the policy as it lies there now."""
    return rules_digest(rules_id, _present(root, rules_id))


def check_rules(
    root: Path,
    base: str,
    *,
    decisions: Mapping[str, Sequence[Decision]],
    roster: Roster,
    policy: Policy,
    at: datetime,
) -> list[Problem]:
    """Report a change of the rules that the board before it (``roster``, ``policy``) has not approved.

    Raises:
        UsageError: git or the revision is missing.
    """
    changed = [rules_id for rules_id in FILES if _has_changed(root, base, rules_id)]
    problems = [
        _unapproved(rules_id, lack)
        for rules_id in changed
        if (lack := _find_lack(root, rules_id, decisions, roster=roster, policy=policy, at=at)) is not None
    ]
    if changed:
        problems += [*_find_company(root, base, changed), *_find_flaws(root, at)]
    return problems


def _has_changed(root: Path, base: str, rules_id: str) -> bool:
    before = read_at(root, base, FILES[rules_id])
    return before is not None and rules_digest(rules_id, before) != present_digest(root, rules_id)


def _present(root: Path, rules_id: str) -> str:
    path = root / FILES[rules_id]
    return path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""


def _find_lack(
    root: Path,
    rules_id: str,
    decisions: Mapping[str, Sequence[Decision]],
    *,
    roster: Roster,
    policy: Policy,
    at: datetime,
) -> str | None:
    digest = present_digest(root, rules_id)
    return find_lack(digest, decisions.get(rules_id, ()), roster=roster, policy=policy, at=at)


def _find_company(root: Path, base: str, changed: Sequence[str]) -> Iterator[Problem]:
    """A change of rules stands alone, so that nobody has to see through two things at once."""
    company = [file for file in changed_since(root, base) if file.startswith("content/")]
    if company:
        yield Problem(
            origin=Origin(file=FILES[changed[0]]),
            code="rules-with-content",
            message=f"명단이나 규칙을 글과 함께 바꾸었습니다: {', '.join(company[:5])}.",
            hint="명단과 규칙은 따로 제안해 먼저 승인을 받고, 글은 그 뒤에 올려 주세요.",
        )


def _find_flaws(root: Path, at: datetime) -> list[Problem]:
    """Report what makes the new rules unfit: once they lie on the main branch, nothing is built until they are mended."""
    texts, problems = {}, []
    for rules_id, file in FILES.items():
        texts[rules_id], found = read_text(root / file, file=file)
        problems += found
    settings, _ = read_settings(root / "mkdocs.yml")
    text, rules = texts[ROSTER_ID], texts[POLICY_ID]
    roster, found = (None, []) if text is None else parse_roster(text, file=FILES[ROSTER_ID])
    problems += found
    if roster is None or settings is None:
        return problems
    problems += roster.problems(at.date())
    if rules is not None:
        categories = {*settings.category_titles, *settings.shop_category_titles}
        _, found = parse_policy(rules, file=FILES[POLICY_ID], roster=roster, categories=categories)
        problems += found
    return problems


def _unapproved(rules_id: str, lack: str) -> Problem:
    return Problem(
        origin=Origin(file=FILES[rules_id]),
        code="rules-unapproved",
        message=f"`{FILES[rules_id]}`이(가) 바뀌었지만 승인이 모자랍니다: {lack}.",
        hint=f"바꾸기 전의 위원들이 읽고 `dongne approve {rules_id} --as …`로 승인해야 합니다.",
    )
