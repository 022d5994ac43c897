"""Talk to a terminal: ``entrance`` knows every command, ``front`` how each of them ends, ``desk`` how it explains itself."""

from dongne.cli.entrance import main

__all__ = ["main"]
