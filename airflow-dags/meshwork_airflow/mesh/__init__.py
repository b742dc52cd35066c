"""The mesh command, run by tasks."""
