"""What a run was, and how it ends."""
