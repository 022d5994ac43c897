"""Words and rules of the newsroom: standard library only, no file, no clock, no log."""
