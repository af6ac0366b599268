"""Benchmarks as ratios, with floors that only rise."""
