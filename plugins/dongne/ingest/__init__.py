"""Text in: files become typed values, or problems."""
