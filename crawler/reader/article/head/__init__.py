"""Read the head of an article: kicker, headline, lead. Pure."""
