"""Re-extract: read captured pages again, without the network."""
