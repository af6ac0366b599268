"""Pure: bytes or text in, records out."""
