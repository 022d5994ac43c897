"""Draws the newsletter's illustrations, all in one hand."""
