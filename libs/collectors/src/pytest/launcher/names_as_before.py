"""What tests leave replaced (`json.dump = fake`) must not reach the reports: by hand they are made by another process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# What coverage and this launcher use after the tests, of the standard library.
_MODULES = (
    "ast",
    "builtins",
    "codecs",
    "collections",
    "contextlib",
    "datetime",
    "fnmatch",
    "functools",
    "glob",
    "hashlib",
    "io",
    "itertools",
    "json",
    "json.decoder",
    "json.encoder",
    "json.scanner",
    "ntpath",
    "os",
    "pathlib",
    "posixpath",
    "re",
    "shutil",
    "sqlite3",
    "stat",
    "tempfile",
    "time",
    "token",
    "tokenize",
    "warnings",
    "zlib",
)


class Names:
    """The names of these modules as they are now, of those that are loaded."""

    def __init__(self) -> None:
        self._known = {
            name: (module, dict(vars(module)))
            for name, module in sys.modules.items()
            if name in _MODULES
        }

    @contextmanager
    def as_before(self) -> Iterator[None]:
        """Those that tests replaced or removed are what they were; afterwards they are what the tests left."""
        replaced: list[tuple[Any, str, Any]] = []
        for module, names in self._known.values():
            present = vars(module)
            for name, value in names.items():
                if present.get(name, _ABSENT) is not value:
                    replaced.append((module, name, present.get(name, _ABSENT)))
                    present[name] = value
        modules = {
            name: sys.modules.get(name)
            for name, (module, _) in self._known.items()
            if sys.modules.get(name) is not module
        }
        sys.modules.update({name: self._known[name][0] for name in modules})
        try:
            yield
        finally:
            for module, name, value in replaced:
                if value is _ABSENT:
                    vars(module).pop(name, None)
                else:
                    vars(module)[name] = value


_ABSENT = object()
