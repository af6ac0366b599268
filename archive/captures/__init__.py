"""What servers sent: the second file."""
