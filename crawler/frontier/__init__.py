"""The frontier of a run: reads and writes the journal, makes no request."""
