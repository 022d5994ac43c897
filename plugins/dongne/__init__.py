"""The newsroom of a shopping neighbourhood: from submissions and decisions to a site.

What a reporter hands in is read (``ingest``), held against what the board decided (``domain``), and what passes the
gate is laid out (``render``, ``media``). The finished site is searched once more for whatever did not (``preflight``).
``pipeline`` leads from one to the next; ``cli`` and ``mkdocs_plugins`` are the two doors. A module imports from its
own package and from those before it in this list: ``errors``, ``domain``, {``ingest``, ``render``, ``media``,
``preflight``}, ``pipeline``, {``cli``, ``mkdocs_plugins``}. The four in the middle do not know each other.
"""
