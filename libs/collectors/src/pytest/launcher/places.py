"""Paths and texts as they are the same on every machine: they become evidence."""

from __future__ import annotations

import os
import re
import sys

from .request import Request


def workspace_path(path: str, request: Request) -> str:
    """Relative to the workspace when it is inside, else as it is; forward slashes."""
    root = os.path.realpath(request.workspace_root)
    real = os.path.realpath(path)
    inside = real == root or real.startswith(os.path.join(root, ""))
    return (os.path.relpath(real, root) if inside else path).replace(os.sep, "/")


def without_places(message: str, request: Request) -> str:
    """The message without the folders of this machine and the names of data files."""
    places = {
        request.output_folder: "<output>/",
        request.workspace_root: "",
        sys.prefix: "<environment>/",
    }
    for place in sorted(places, key=len, reverse=True):
        for form in (place, os.path.realpath(place)):
            message = message.replace(os.path.join(form, ""), places[place])
            message = message.replace(form, places[place].rstrip("/") or ".")
    return re.sub(r"\.coverage\.[^\s'\"]+", ".coverage.<process>", message)
