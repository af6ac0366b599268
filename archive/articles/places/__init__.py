"""The municipalities of Germany: the list, the outlines, and which of them a headline names."""
