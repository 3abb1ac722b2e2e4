"""The records and the policy of the proof, which are written as one JSON value per line."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

IGNORED = {".git", ".nx", ".maturity", ".venv", "node_modules", "__pycache__"}


@dataclass
class Component:
    name: str
    directory: str
    sources: list[str]
    tests: list[str]
    passed: list[str] | None
    """Variables that its tests may see; None: all that there are."""


def values(text: str) -> dict:
    found = {}
    for line in text.splitlines():
        key, _, value = line.strip().partition(": ")
        try:
            found[key] = json.loads(value)
        except ValueError:
            continue
    return found


def components_of(root: Path) -> list[Component]:
    records = [file for file in sorted(root.rglob("maturity.yaml")) if not IGNORED & set(file.relative_to(root).parts)]
    return [component(root, file) for file in records]


def component(root: Path, file: Path) -> Component:
    record = values(file.read_text())
    folder = file.parent.relative_to(root).as_posix()
    below = lambda path: os.path.normpath(os.path.join(folder, path))
    sources = [below(path) for path in record["sources"]]
    tests = [below(path) for path in record["unit"]]
    return Component(record["component"], folder, sources, tests, list(record["passEnv"]))


def measuring(root: Path) -> dict:
    policy = root / "maturity.policy.yaml"
    return {"rerunFailedTests": 0, "passEnv": [], **values(policy.read_text())}
