"""Which files of the workspace the run read, seen by an audit hook: the check on a task's declared inputs."""

from __future__ import annotations

import os
import stat
import sys
import sysconfig
from typing import Any


class OpenedFiles:
    """Notes the first opening of every file from ``record`` to ``stop``.

    It sees what Python opens in this process: not other programs, not child processes, not ``stat`` or listings of
    folders, not libraries that open files in C (sqlite). A file is an input when it was there and its first opening
    was for reading: what the run writes itself, and reads later, is not.
    """

    def __init__(self, ignored_folders: list[str]) -> None:
        # Tests replace functions of os (fake file systems): keep the real ones. Prefixes end with a separator.
        self._ignored = tuple(os.path.join(folder, "") for folder in ignored_folders)
        self._was_read: dict[str, bool] = {}
        self._recording = False
        self._get_folder = os.getcwd
        self._stat = os.stat
        self._write_flags = os.O_WRONLY | os.O_TRUNC

    def record(self) -> None:
        """Start. Python has no way to remove an audit hook; ``stop`` makes it idle."""
        self._recording = True
        sys.addaudithook(self._hook)

    def stop(self) -> None:
        self._recording = False

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not self._recording:
            return
        try:
            self._note(arguments[0], arguments[2])
        except Exception:  # noqa: BLE001 - see below
            # An exception here would make the open itself fail: a measurement must not change the tests. What can
            # come is a path that cannot be asked about (a null character, a removed current folder): not a file.
            return

    def _note(self, path: Any, flags: Any) -> None:
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        if not isinstance(path, str) or path.startswith(self._ignored):
            return
        if not path.startswith(os.sep):
            path = os.path.join(self._get_folder(), path)
        if path in self._was_read:
            return
        reads = isinstance(flags, int) and not flags & self._write_flags
        self._was_read[path] = reads and self._is_file(path)

    def _is_file(self, path: str) -> bool:
        try:
            return stat.S_ISREG(self._stat(path).st_mode)
        except OSError:
            return False

    def inside(self, workspace_root: str, excluded: list[str]) -> list[str]:
        """The files that were read inside the workspace: relative to it, forward slashes, sorted, sources for bytecode.

        Both are given as real paths; files below an ``excluded`` folder are left out.
        """
        root = os.path.join(workspace_root, "")
        skipped = tuple(os.path.join(folder, "") for folder in excluded)
        first_opening: dict[str, bool] = {}
        for (
            path,
            was_read,
        ) in (
            self._was_read.items()
        ):  # in the order of time; a file can have several spellings
            first_opening.setdefault(os.path.realpath(path), was_read)
        found = {
            os.path.relpath(_source_of(path), workspace_root).replace(os.sep, "/")
            for path, was_read in first_opening.items()
            if was_read and path.startswith(root) and not path.startswith(skipped)
        }
        return sorted(found)


def environment_folders(workspace_root: str) -> list[str]:
    """The folders of the interpreter and its installed packages, as real paths: the environment is another input.

    A folder that holds the workspace itself is no sign of the environment, and is left out.
    """
    folders = {
        sys.prefix,
        sys.exec_prefix,
        sys.base_prefix,
        *sysconfig.get_paths().values(),
    }
    real = {os.path.realpath(folder) for folder in folders if folder}
    return sorted(
        folder
        for folder in real
        if not os.path.join(workspace_root, "").startswith(os.path.join(folder, ""))
    )


def _source_of(path: str) -> str:
    """``a/__pycache__/b.cpython-311-pytest-9.1.1.pyc`` -> ``a/b.py``; ``a/b.pyc`` -> ``a/b.py``; others unchanged."""
    if not path.endswith(".pyc"):
        return path
    folder, name = os.path.split(path)
    if os.path.basename(folder) == "__pycache__":
        folder = os.path.dirname(folder)
    return os.path.join(folder, name.split(".", 1)[0] + ".py")
