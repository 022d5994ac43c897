"""Text out: pages, feeds and data, from a publication alone.

``outputs`` says what a page and a file are. ``pages`` makes pages, ``templates`` fill them in, ``frames`` put the
theme around them; ``prose`` is the one way from a reporter's Markdown to HTML. Beside the pages: ``feeds``,
``calendar``, ``directory``, ``sitemap``, ``metrics``, ``search``, and ``rollup`` for the city.
"""
