"""Two invented news sites of the Kommune21 family, served on loopback: stage of demo and tests."""
