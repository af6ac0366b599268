"""Read the surfaces made for programs: feeds, REST routes, sitemaps. Pure."""
