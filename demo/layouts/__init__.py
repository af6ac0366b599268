"""How the sites look: two markups, other pages, feeds, pictures. No state, no network."""
