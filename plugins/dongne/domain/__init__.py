"""Words and rules of the newsroom: standard library only, no file, no clock, no log.

The road through it: ``items`` are handed in; ``people`` decide on them (``decisions``) by the rules of ``policy``;
a ``hearing`` hears what counts, a ``verdict`` says what comes of it, the ``gate`` makes a ``publication`` of what
passed. Everything that readers see is a function of that publication: ``front_page``, ``metrics``, ``listing`` and
the rest choose and count.
"""
