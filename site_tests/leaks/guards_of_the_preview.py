"""The guards of the live preview, which shows on purpose what nobody has approved: row 28 of the leak paths."""

from site_tests.leaks.guards import Guard, guard

HOST = "../live/test_host.py::"
SERVING = "../live/test_serving.py::"

GUARDS: tuple[Guard, ...] = (
    guard(
        "nothing of it is kept for a site that somebody takes away",
        "pipeline/building.py",
        "is_open=not order.is_preview",
        "is_open=True",
        f"{SERVING}test_nothing_becomes_a_site",
    ),
    guard(
        "it answers nobody who calls it by another name",
        "pipeline/live/host.py",
        "return (name if colon and port.isdigit() else host) in self.server.names",
        "return True",
        f"{HOST}test_whoever_calls_it_by_another_name_gets_nothing[evil.example-/]",
        f"{HOST}test_whoever_calls_it_by_another_name_gets_nothing[127.0.0.1.evil.example-/nowhere]",
    ),
    guard(
        "it listens on this machine only",
        "pipeline/live/host.py",
        'if ip_address(str(where[0]).partition("%")[0]).is_loopback:',
        "if where:",
        f"{HOST}test_it_listens_on_this_machine_only[0.0.0.0]",
        f"{HOST}test_it_listens_on_this_machine_only[::]",
    ),
    guard(
        "it shows nothing but its own folder",
        "pipeline/live/host.py",
        'if any(part.startswith(".") or ',
        "if any(",
        f"{HOST}test_nothing_but_files_of_the_preview_is_shown[/%2e%2e/secret.yml]",
        f"{HOST}test_nothing_but_files_of_the_preview_is_shown[/.hidden]",
    ),
    guard(
        "no browser keeps what it has shown",
        "pipeline/live/host.py",
        '    "Cache-Control": "no-store",\n',
        "",
        f"{HOST}test_nobody_keeps_or_indexes_what_was_shown",
    ),
    guard(
        "its folder is not the site's",
        "pipeline/preview.py",
        'LIVE = Path(OWN_FOLDER, "preview", "site")',
        'LIVE = Path("site")',
        f"{SERVING}test_nothing_becomes_a_site",
    ),
    guard(
        "its folder says what it is",
        "pipeline/running.py",
        "yield [mark_output()]",
        "yield []",
        f"{SERVING}test_nothing_becomes_a_site",
    ),
    guard(
        "a site has no galleys",
        "pipeline/building.py",
        "with_galleys=order.is_preview",
        "with_galleys=True",
        "test_again.py::test_an_article_is_gone_when_its_time_is_over",
    ),
)
