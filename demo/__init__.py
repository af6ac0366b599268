"""Two invented news sites of the Kommune21 family, served on loopback for demo and tests."""
