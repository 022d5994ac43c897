"""A browser for the tests that look at the finished site as a resident does."""
