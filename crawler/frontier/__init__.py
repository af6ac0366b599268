"""Where a run goes; asks the journal, makes no request."""
