#!/usr/bin/env bash
# Submits an application: the arguments are those of Spark's own spark-submit.
set -euo pipefail
exec "$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)/spark-class" org.apache.spark.deploy.SparkSubmit "$@"
