"""Read what else an article says of itself: date, authors, section, keywords, picture. Pure."""
