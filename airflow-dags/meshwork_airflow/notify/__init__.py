"""Tells the people behind a product what has happened to it."""
