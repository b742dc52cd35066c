"""What a run of a job left behind, and what follows from it."""
