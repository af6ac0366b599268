"""Captured pages read again, without a network."""
