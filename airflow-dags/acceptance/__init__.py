"""A whole mesh on this machine: Kafka, Cassandra, Spark and Airflow, each for real."""
