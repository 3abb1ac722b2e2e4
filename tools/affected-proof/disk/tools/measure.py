"""Stands for pytest, ruff, pyright and bandit: opens, lists and imports what these would, by the same rules, and answers with a digest of what it saw.

    python3 -B measure.py truth <workspace>
    python3 -B measure.py run <request.json>

``truth`` answers for every component by its record alone, knowing nothing of the plugin. ``run`` is how the runner of the
plugin starts it: for some components and one tool, with the audit hook of the real launcher around the tests.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from records import Component, components_of, measuring
from static import bandit, pyright, ruff
from tests import run_tests

STATIC = {"ruff": ruff, "pyright": pyright, "bandit": bandit}


def answer(root: Path, component: Component, collector: str, reruns: int, looked_at: str | None) -> dict:
    if collector == "pytest":
        return run_tests(root, component, reruns, looked_at)
    return {"digest": STATIC[collector](root, component)}


def truth(root: Path) -> dict:
    of_policy = measuring(root)
    found = {}
    for component in components_of(root):
        component.passed += of_policy["passEnv"]
        reruns = of_policy["rerunFailedTests"]
        found[component.name] = {name: answer(root, component, name, reruns, None)["digest"] for name in ["pytest", *STATIC]}
    return found


def run(request: dict) -> dict:
    root = Path(request["root"])
    found = {}
    for part in request["components"]:
        if request["slow"] and Path(request["slow"]).exists():
            time.sleep(0.4)
        component = Component(part["name"], part["directory"], part["sources"], part["tests"], None)
        found[component.name] = answer(root, component, request["collector"], request["reruns"], request["lookedAt"])
    return found


if sys.argv[1] == "truth":
    json.dump(truth(Path(os.path.realpath(sys.argv[2]))), sys.stdout)
else:
    asked = json.loads(Path(sys.argv[2]).read_text())
    Path(asked["answer"]).write_text(json.dumps(run(asked)))
