"""What a member said of one exact version of one item."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dongne.errors import Origin


class Verb(StrEnum):
    """What a member may say."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request-changes"
    LIFT = "lift"
    RETRACT = "retract"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One person's recorded verdict on one exact version of one item."""

    verb: Verb
    by: str
    at: datetime
    """In the site's time zone."""
    digest: str
    """Of the version that was read."""
    origin: Origin
    note: str | None = None
    """Never published, but for a retraction's, which is its public reason."""
    proof: str | None = None
    """What was given to prove that this person said it: an SSH signature, or a review on the forge."""
    is_proven: bool = False
    """Whether the proof was checked and holds; a proof that does not hold never gets this far."""
    previous: str | None = None
    """``sha256:…`` of the decision before it in the same file; None for the first, or one written by hand."""
    policy: int = 1
    """Version of the policy under which it was made."""
    title: str | None = None
    """With a retraction: the title that had been approved, for the tombstone."""
    read: bool | None = None
    """With a retraction: whether anybody could have read the item by then; None: whoever wrote it did not say."""
