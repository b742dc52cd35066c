#!python
"""Stands for the mesh command: notes its arguments, says what answers.json tells it to."""

import json
import os
import sys
from pathlib import Path

home = Path(__file__).parent
with (home / "mesh.calls").open("a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\n")
if os.environ.get("MESHWORK_BUILD") != "never":
    sys.exit("a task's command would build")
answers = home / "answers.json"
known = json.loads(answers.read_text()) if answers.exists() else {}
answer = known.get(sys.argv[1], {})
print(answer.get("says", "ok"))
sys.exit(answer.get("exitCode", 0))
