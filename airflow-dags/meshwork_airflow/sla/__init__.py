"""Watches what contracts promise."""
