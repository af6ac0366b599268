"""Measurements as ratios, with floors that only rise."""
