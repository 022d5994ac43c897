"""Questions to the finished site."""
