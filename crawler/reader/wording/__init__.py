"""Know the wording of printed lines: dates, labels, furniture, what a line is about. Pure."""
