"""Find the boxes and lines around a text that are not part of it. Pure."""
