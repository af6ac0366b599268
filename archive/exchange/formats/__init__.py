"""What an export may look like: a format a file."""
