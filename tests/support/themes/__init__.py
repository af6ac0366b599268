"""Pages of invented articles in the markup of widely used themes and content systems.

Every markup follows the template of another public theme, written in words of our own: the family's
shapes (kicker, headline, bracketed date, figure, author mark, Stichwörter, related teasers) stand
where that theme prints such things, and between them stands the furniture that it prints.
"""
