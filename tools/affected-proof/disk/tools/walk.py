"""Files below a place, through links as tools go."""

from __future__ import annotations

import os
from pathlib import Path

LEFT_OUT = {"__pycache__", "node_modules"}


def files_below(place: Path, ending: str) -> list[Path]:
    if place.is_file():
        return [place]
    if not place.is_dir():
        return []
    found: list[Path] = []
    for name in sorted(os.listdir(place)):
        path = place / name
        if path.is_dir():
            if name not in LEFT_OUT and not name.startswith("."):
                found += files_below(path, ending)
        elif name.endswith(ending) and path.is_file():
            found.append(path)
    return found
