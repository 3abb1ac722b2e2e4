"""Answers for components at once, with what a run of pytest looks at: sources and tests, folders, files looked for, the environment.

    python3 -B traced-tools.py run <request.json>
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

REQUEST = json.loads(Path(sys.argv[2]).read_text())
ROOT = Path(REQUEST["root"])
LOOKED_FOR = ["conftest.py", "pytest.ini", "tests/conftest.py", "tests/__init__.py", "src/sitecustomize.py"]


def loaded() -> list[str]:
    return sorted(os.path.relpath(path, sys.prefix) for path in Path(sys.prefix).glob("lib/*/site-packages/loaded/*.py"))


def looked_at(component: dict, environment: list[str]) -> dict:
    folder = ROOT / component["directory"]
    files = [path for place in ("src", "tests") for path in sorted((folder / place).rglob("*.py"))]
    below = lambda path: os.path.relpath(path, ROOT)
    return {
        "files": [below(path) for path in files],
        "absent": [below(folder / name) for name in LOOKED_FOR],
        "folders": {below(path): "imported" for path in sorted({path.parent for path in files})},
        "imported": ["json", "os", "pytest", component["name"]],
        "environment": environment,
    }


environment = loaded() if REQUEST["collector"] == "pytest" else []
answers = {}
for component in REQUEST["components"]:
    seen = looked_at(component, environment) if REQUEST["collector"] == "pytest" else {}
    answers[component["name"]] = {"digest": "0" * 64, "lookedAt": seen}
Path(REQUEST["answer"]).write_text(json.dumps(answers))
