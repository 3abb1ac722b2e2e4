"""Run pytest in this process as ``coverage run -m pytest`` runs it."""

from __future__ import annotations

import os
import runpy
import sys
import tempfile

from .raised_at import raised_at
from .request import Request


def pytest_arguments(request: Request, scratch: str) -> list[str]:
    """Ours stand after the user's `addopts` and arguments, so they win; the tests last.

    The cache goes to the scratch folder: nothing is written beside the tests, and what
    needs a cache finds one, empty as in a fresh checkout. Where an argument switches
    the cache plugin off, its option does not exist.
    """
    cache = ["-o", f"cache_dir={os.path.join(scratch, 'cache')}"]
    return [
        *request.pytest_arguments,
        *("-p", "maturity_session"),
        f"--junitxml={os.path.join(scratch, 'junit.xml')}",
        *([] if _switches_off_cache(request.pytest_arguments) else cache),
        *request.tests,
    ]


def _switches_off_cache(arguments: tuple[str, ...]) -> bool:
    pairs = zip(("", *arguments), arguments)
    return any(
        two == "-pno:cacheprovider" or (one, two) == ("-p", "no:cacheprovider")
        for one, two in pairs
    )


def scratch_folder(output_folder: str) -> str:
    """A folder whose path pytest takes literally: it expands `~` and `$NAME` in the paths it writes to."""
    expanded = os.path.expanduser(os.path.expandvars(output_folder))
    return (
        output_folder
        if expanded == output_folder
        else tempfile.mkdtemp(prefix="maturity-")
    )


def enter_current_folder() -> None:
    """sys.path[0] is the current folder, as for `python -m` and `coverage run -m`; with -P or -I there is none."""
    if not (getattr(sys.flags, "safe_path", False) or sys.flags.isolated):
        sys.path.insert(0, os.getcwd())


def run_pytest(arguments: list[str]) -> tuple[int, str | None]:
    """Run pytest's own entry point as ``__main__``; its exit status, and where it was ended if not by itself.

    What else escapes from it is not caught here.
    """
    sys.argv = ["pytest", *arguments]
    try:
        runpy.run_module("pytest", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        place = raised_at(end)
        own = os.path.join("pytest", "__main__.py:") in place
        return _status(end.code), None if own else place
    return 0, None


def _status(code: object) -> int:
    """As the interpreter does: nothing is 0, a number is itself, anything else is printed and 1."""
    if code is None:
        return 0
    if isinstance(code, int):
        return int(code)
    print(code, file=sys.stderr)
    return 1
