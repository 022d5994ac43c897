"""Text out: pages, feeds and data, from a publication alone."""
