"""Keeps the stream of a product alive."""
