"""Hands a product's job to Spark, and makes its ending the task's."""
