"""The tests of a component, run in a process of their own, and what they saw."""

from __future__ import annotations

import builtins
import hashlib
import json
import os
import sys
from pathlib import Path

from records import Component
from walk import files_below

ALWAYS = {"PATH", "HOME", "LC_ALL"}


def run_tests(root: Path, component: Component, reruns: int, looked_at: str | None) -> dict:
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            json.dump(observed(root, component, reruns, looked_at), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.wait()
    return json.loads(text)


def observed(root: Path, component: Component, reruns: int, looked_at: str | None) -> dict:
    os.chdir(root / component.directory)
    if component.passed is not None:
        for name in set(os.environ) - ALWAYS - set(component.passed):
            del os.environ[name]
    sys.path[:] = [*search_path(root, component), *(path for path in sys.path if path and path != os.path.dirname(__file__))]
    looked = None
    if looked_at is not None:
        sys.path.append(looked_at)
        from launcher.looked_at import LookedAt, environment_folders

        sys.path.remove(looked_at)
        looked = LookedAt([sys.base_prefix, os.path.dirname(__file__)])
        looked.record(os.devnull)
    seen: list = [component.sources, component.tests, reruns]
    builtins.observe = seen.append
    builtins.read = read
    tests = [file for test in component.tests for file in files_below(root / test, ".py")]
    for file in tests:
        run(file, seen)
    for source in component.sources:
        for file in files_below(root / source, ".py"):
            seen.append([file.relative_to(root).as_posix(), file.read_text()])
    answer = {"digest": hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()}
    if looked is not None:
        looked.stop()
        asked = [str(root / test) for test in component.tests]
        answer["lookedAt"] = looked.inside(str(root), [*environment_folders(str(root)), os.path.realpath(looked_at)], sys.prefix, asked)
    return answer


def search_path(root: Path, component: Component) -> list[str]:
    """Its own sources first; all others are there as if they were installed as editable."""
    own = [str(root / source) for source in component.sources]
    others = sorted(str(path) for pattern in ("*/src", "*/*/src") for path in root.glob(pattern) if path.is_dir())
    return [*own, *(path for path in others if path not in own)]


def run(file: Path, seen: list) -> None:
    text = file.read_text()
    seen.append(text)
    try:
        exec(compile(text, str(file), "exec"), {"__file__": str(file), "__name__": "test"})
    except Exception as error:
        seen.append(f"{type(error).__name__}")


def read(path: str | Path) -> str | None:
    try:
        return Path(path).read_text()
    except OSError:
        return None
