"""DAGs of a data mesh, made from its contracts."""
