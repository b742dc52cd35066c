"""One DAG for each product, made from its contract."""
