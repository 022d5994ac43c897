"""Talk to MkDocs; nothing else in the package imports it.

``newsroom`` and ``preflight`` are the plugins that mkdocs.yml names; ``__main__`` is MkDocs at work for ``dongne
build``, which needs it for the theme and the site's own pages only.
"""
