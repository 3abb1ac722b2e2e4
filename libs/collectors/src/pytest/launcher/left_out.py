"""What the user's configuration keeps pytest from collecting or from running."""

from __future__ import annotations

import os
import shlex
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

# What pytest leaves out by itself (its documentation, `norecursedirs`, `collect_in_virtualenv`).
_USUAL = (
    *("*.egg", ".*", "_darcs", "build", "CVS", "dist", "node_modules", "venv"),
    *("{arch}", "__pycache__"),
)
_SIGNS_OF_ENVIRONMENT = ("pyvenv.cfg", "conda-meta", "bin/activate")


def options_that_deselect(options: Any) -> list[str]:
    """`-m 'not slow'`, from the command line that `addopts` makes."""
    markers, names = getattr(options, "markexpr", ""), getattr(options, "keyword", "")
    deselected = getattr(options, "deselect", None) or []
    return [
        *([f"-m {shlex.quote(markers)}"] if markers else []),
        *([f"-k {shlex.quote(names)}"] if names else []),
        *(f"--deselect {shlex.quote(one)}" for one in deselected),
    ]


def is_left_out_by_user(path: Path, config: Any) -> bool:
    """Whether a file or folder that pytest ignores would hold tests, had the user said nothing."""
    if path.is_dir():
        usual = any(fnmatch(path.name, pattern) for pattern in _USUAL)
        return not usual and not any((path / one).exists() for one in _SIGNS_OF_ENVIRONMENT)
    text = str(path).replace(os.sep, "/")
    return any(
        fnmatch(text, f"*/{pattern}") for pattern in config.getini("python_files")
    )
