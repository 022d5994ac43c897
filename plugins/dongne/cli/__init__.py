"""Talk to a terminal."""

from dongne.cli.entrance import main

__all__ = ["main"]
