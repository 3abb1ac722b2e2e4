"""Linter, type checker and security scanner: the sources and the configuration that each looks for."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from pathlib import Path

from records import Component
from walk import files_below


def ruff(root: Path, component: Component) -> str:
    files = sources(root, component)
    for source in component.sources:
        folder = root / source
        own = nearest(folder, ["ruff.toml"])
        files += extended(own) if own is not None else of_the_user()
    return digest(root, component, files)


def of_the_user() -> list[Path]:
    """Where no other configuration is, ruff takes that of the user (docs.astral.sh/ruff/configuration)."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.environ.get("HOME", "/"), ".config")
    return [path for path in [Path(home) / "ruff/ruff.toml"] if path.is_file()]


def extended(file: Path) -> list[Path]:
    target = tomllib.loads(file.read_text()).get("extend")
    if target is None:
        return [file]
    other = Path(os.path.normpath(file.parent / target))
    return [file, *(extended(other) if other.is_file() else [])]


def nearest(place: Path, names: list[str]) -> Path | None:
    for folder in [place, *place.parents]:
        for name in names:
            if (folder / name).is_file():
                return folder / name
    return None


def pyright(root: Path, component: Component) -> str:
    own = root / component.directory / "pyrightconfig.json"
    return digest(root, component, sources(root, component) + ([own] if own.is_file() else []))


def bandit(root: Path, component: Component) -> str:
    configured = [root / source / ".bandit" for source in component.sources]
    return digest(root, component, sources(root, component) + [file for file in configured if file.is_file()])


def sources(root: Path, component: Component) -> list[Path]:
    return [file for source in component.sources for file in files_below(root / source, ".py")]


def digest(root: Path, component: Component, files: list[Path]) -> str:
    seen = [[os.path.relpath(file, root), file.read_text()] for file in files]
    return hashlib.sha256(json.dumps([component.sources, seen]).encode()).hexdigest()
