"""Files and transactions; knows nothing of articles."""
