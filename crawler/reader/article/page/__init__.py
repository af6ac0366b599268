"""Take a page apart: its lines, its names, its prose. Pure."""
