"""The guards of who decides what, when, about which version: rows 22 to 33 of the leak paths."""

from site_tests.leaks.guards import Guard, guard

READERS = "test_readers_words.py::test_words_of_readers_are_nowhere_without_leave_or_about_what_waits"
NOWHERE = "test_decisions.py::test_what_was_not_decided_well_is_nowhere"
CHANGED = "test_changes.py::test_a_changed_article_is_nowhere"

GATE = (
    guard(
        "only what passed is in the publication",
        "domain/gate.py",
        "judgement.item.id: judgement for judgement in judgements if judgement.verdict is Verdict.APPROVED\n    }\n    cut",
        "judgement.item.id: judgement for judgement in judgements\n    }\n    cut",
        "test_lists.py::test_what_waits_is_named_nowhere",
        "test_lists.py::test_not_a_byte_of_the_site_depends_on_what_waits",
        "test_lists.py::test_no_page_stands_for_what_only_waiting_items_have",
        "test_lists.py::test_the_neighbours_of_a_story_are_published_ones",
        "test_lists.py::test_a_feed_was_last_changed_when_something_published_was",
        "test_figures.py::test_totals_count_the_published_and_comments_on_nothing_else",
        "test_figures.py::test_the_months_end_with_the_last_published_figure",
        "test_figures.py::test_programmes_reach_their_targets_by_what_is_published",
        "test_figures.py::test_tables_have_a_row_for_what_is_published_only",
        "test_photos.py::test_a_photo_of_what_waits_is_nowhere_and_one_that_is_shared_stays",
        "test_photos.py::test_what_was_developed_once_leaves_with_its_article",
        "test_decisions.py::test_what_was_not_decided_well_is_nowhere",
        "test_changes.py::test_a_change_takes_the_old_version_off_too_and_its_return_brings_it_back",
        "test_old_output.py::test_a_site_of_another_branch_is_replaced_whole",
    ),
    guard(
        "a release is told by the instant, not by the builder's clock",
        "domain/verdict.py",
        "item.release > at:",
        "item.release.replace(tzinfo=None) > at.astimezone().replace(tzinfo=None):",
        "test_clock.py::test_a_day_turns_in_seoul_wherever_the_builder_stands",
        "test_clock.py::test_the_real_clock_is_read_in_seoul_too[America/Los_Angeles]",
    ),
    guard(
        "words about what waits wait with it",
        "domain/gate.py",
        'if keep_one(f"readers_words.{place}.about", each.about) == each.about',
        "",
        READERS,
    ),
    guard(
        "whoever takes words back is quoted no longer",
        "domain/gate.py",
        "without_photos(without_words(item, consents, day), faces)",
        "without_photos(item, faces)",
        READERS,
    ),
    guard(
        "an end is kept",
        "domain/verdict.py",
        "item.expiry is not None and item.expiry <= at:",
        "False:",
        "test_clock.py::test_a_day_turns_in_seoul_wherever_the_builder_stands",
        "test_lists.py::test_what_waits_is_named_nowhere",
    ),
)

DECISIONS = (
    guard(
        "nobody approves their own work",
        "domain/hearing.py",
        "if member.id in item.reporters:",
        "if False:",
        f"{NOWHERE}[a-reporter-their-own]",
        f"{NOWHERE}[a-reporter-among-several]",
    ),
    guard(
        "nobody approves out of office",
        "domain/hearing.py",
        "if not member.term.covers(at.date()):",
        "if False:",
        f"{NOWHERE}[after-the-term]",
        f"{NOWHERE}[before-the-term]",
        f"{NOWHERE}[a-minute-after-the-term]",
        f"{NOWHERE}[the-day-of-another-zone]",
    ),
    guard(
        "a group decides what is its own",
        "domain/hearing.py",
        "if group not in member.groups:",
        "if False:",
        f"{NOWHERE}[another-group]",
        f"{NOWHERE}[unpanelled]",
    ),
    guard(
        "nobody approves what concerns them",
        "domain/hearing.py",
        "if any(_concerns(item, interest) for interest in member.interests):",
        "if False:",
        f"{NOWHERE}[an-interest-in-its-shop]",
        f"{NOWHERE}[an-interest-in-a-linked-shop]",
    ),
    guard(
        "nobody approves their own photo",
        "domain/hearing.py",
        'if any(member.name in (photo.credit or "") for photo in item.photos):',
        "if False:",
        f"{NOWHERE}[own-photo]",
    ),
    guard(
        "a decision of tomorrow is none",
        "domain/verdict.py",
        "(decision for decision in decisions if decision.at <= at)",
        "decisions",
        f"{NOWHERE}[tomorrow]",
        f"{NOWHERE}[a-second-after-the-build]",
    ),
    guard(
        "a person counts once",
        "domain/hearing.py",
        "counted.setdefault(decision.digest, {}).setdefault(decision.by, decision)",
        'counted.setdefault(decision.digest, {}).setdefault(f"{decision.by} {decision.at}", decision)',
        f"{NOWHERE}[one-person-twice]",
    ),
    guard(
        "an approval is of one version",
        "domain/hearing.py",
        "counted.setdefault(decision.digest, {})",
        "counted.setdefault(self.item.digest, {})",
        f"{NOWHERE}[copied-file]",
        "test_changes.py::test_a_changed_article_is_nowhere",
        "test_changes.py::test_anything_else_that_changed_is_nowhere",
        "test_changes.py::test_a_photo_saved_over_between_approval_and_build_is_nowhere",
        "test_front_matter.py::test_only_the_words_that_were_approved_are_shown",
    ),
    guard(
        "an objection stands",
        "domain/verdict.py",
        "if objections:",
        "if objections := ():",
        f"{NOWHERE}[a-standing-objection]",
        f"{NOWHERE}[an-approval-is-no-lift]",
        f"{NOWHERE}[a-lift-by-somebody-else]",
        f"{NOWHERE}[a-lift-before-the-objection]",
        f"{NOWHERE}[an-objection-to-another-version]",
    ),
    guard(
        "an objection is lifted by its maker",
        "domain/hearing.py",
        "standing.pop(decision.by, None)",
        "standing.clear()",
        f"{NOWHERE}[a-lift-by-somebody-else]",
    ),
    guard(
        "a retraction is for ever",
        "domain/verdict.py",
        "if (retraction := hearing.retraction) is not None:",
        "if (retraction := None) is not None:",
        f"{NOWHERE}[retracted-before-anybody-read-it]",
        "test_lists.py::test_what_waits_is_named_nowhere",
    ),
    guard(
        "what a retraction says of the past is not asked again",
        "domain/hearing.py",
        "if self.retraction is not None and self.retraction.read is not None:",
        "if False:",
        "test_moments.py::test_what_was_taken_back_unread_leaves_nothing_whatever_changes_afterwards[a date that nobody approved]",
        "test_moments.py::test_what_was_taken_back_unread_leaves_nothing_whatever_changes_afterwards[a rule that asks less]",
    ),
    guard(
        "a category asks what it names",
        "domain/policy.py",
        "rule = change.applied_to(rule)",
        "pass",
        f"{NOWHERE}[a-stricter-category]",
        f"{NOWHERE}[a-category-without-its-expert]",
    ),
    guard(
        "an expert is among them where asked",
        "domain/hearing.py",
        "if expert and count >= rule.quorum:",
        "if count >= rule.quorum:",
        f"{NOWHERE}[a-category-without-its-expert]",
    ),
    guard(
        "the panel chooses who is handmade",
        "domain/policy.py",
        "return () if self.handmade is None else (rule, self.handmade)",
        "return (rule,)",
        f"{NOWHERE}[unpanelled]",
    ),
    guard(
        "five are handmade",
        "domain/gate.py",
        "marked[HANDMADE_LIMIT:]",
        "()",
        f"{NOWHERE}[handmade-6]",
    ),
    guard(
        "nobody sits twice",
        "domain/people.py",
        "if len(ids) > 1:",
        "if False:",
        "test_decisions.py::test_what_is_impossible_stops_the_build[one name under two ids]",
        "test_decisions.py::test_what_is_impossible_stops_the_build[one account under two ids]",
        "test_decisions.py::test_what_is_impossible_stops_the_build[one key under two ids]",
    ),
    guard(
        "nor under a name that is spaced in another way",
        "domain/people.py",
        '            marks["이름", _letters(someone.name)]',
        '            marks["이름", someone.name]',
        "../domain/test_people.py::test_a_name_is_the_same_however_it_is_spaced",
    ),
    guard(
        "new rules are looked at before they are merged",
        "pipeline/charter.py",
        ", *_find_flaws(root, at)]",
        "]",
        "../pipeline/test_charter.py::test_new_rules_that_would_stop_every_build_are_refused_before_they_are_merged",
    ),
    guard(
        "the base has the rules",
        "pipeline/newsroom.py",
        "        if self.base is None:\n            return self.noting(read_text",
        "        if True:\n            return self.noting(read_text",
        "test_rules.py::test_roster_and_policy_are_mains_to_the_letter",
        "test_rules.py::test_a_main_without_rules_lets_nothing_through",
    ),
)

VERSIONS = (
    guard(
        "the digest covers the front matter",
        "domain/digest.py",
        '"front_matter": front_matter,',
        '"front_matter": {},',
        *(
            f"{CHANGED}[{slug}]"
            for slug in ("a-title", "a-summary", "a-second", "a-category", "an-alt-text", "a-tag")
        ),
        "test_changes.py::test_anything_else_that_changed_is_nowhere",
    ),
    guard(
        "the digest covers the text",
        "domain/digest.py",
        '"body": canonical_text(body),',
        '"body": "",',
        *(f"{CHANGED}[{slug}]" for slug in ("a-word", "a-space", "an-unseen-letter", "an-inline-alt-text")),
        "test_changes.py::test_a_change_takes_the_old_version_off_too_and_its_return_brings_it_back",
    ),
    guard(
        "the digest covers the photos",
        "domain/digest.py",
        '"photos": sorted([original.name, original.sha256] for original in originals),',
        '"photos": sorted(original.name for original in originals),',
        *(
            f"{CHANGED}[{slug}]"
            for slug in ("a-photo-byte", "a-photo-of-the-same-name", "two-photos-swapped")
        ),
        "test_changes.py::test_a_photo_saved_over_between_approval_and_build_is_nowhere",
    ),
    guard(
        "the digest covers the names of photos",
        "domain/digest.py",
        "[original.name, original.sha256] for original in originals",
        "original.sha256 for original in originals",
        f"{CHANGED}[two-photos-swapped]",
    ),
)

GUARDS: tuple[Guard, ...] = (
    *GATE,
    *DECISIONS,
    *VERSIONS,
)
