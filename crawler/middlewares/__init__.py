"""Between us and the network."""
