"""Talk to MkDocs; nothing else in the package imports it."""
