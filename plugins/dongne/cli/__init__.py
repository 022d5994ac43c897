"""Talk to a terminal."""
