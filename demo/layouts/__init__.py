"""Render the sites: two markups, other pages, feeds, pictures. No state, no network."""
