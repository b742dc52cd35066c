#!/usr/bin/env bash
# Runs a class of Spark. Spark's launcher library works out the command (class path, memory, JVM options),
# and this script becomes that command, so signals and exit codes are those of Spark itself.
set -euo pipefail

SPARK_HOME="$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export SPARK_HOME
export SPARK_SCALA_VERSION=2.13

if [ "$#" -eq 0 ]; then
  echo "Usage: spark-class <class> [<argument>...]" >&2
  exit 1
fi

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if ! command -v "$java" >/dev/null; then
  echo "Cannot find $java. Set JAVA_HOME to a JDK 17." >&2
  exit 1
fi

# The launcher prints one NUL, a new line, then each word of the command ended by a NUL; the last word here is its exit code.
words=()
while IFS= read -r -d '' word; do
  words+=("$word")
done < <(
  "$java" -Xmx128m -XX:TieredStopAtLevel=1 -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main "$@" && code=0 || code=$?
  printf '%d\0' "$code"
)

last=$((${#words[@]} - 1))
code="${words[$last]}"
if [ "$code" != 0 ]; then
  exit "$code"
fi
words[1]="${words[1]#$'\n'}"
exec "${words[@]:1:$((last - 1))}"
