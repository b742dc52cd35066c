"""What keeps a mesh in order beside its products."""
