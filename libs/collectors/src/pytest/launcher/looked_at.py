"""What the run looked at, seen by an audit hook: what its result was made from."""

from __future__ import annotations

import json
import os
import stat
import sys
import sysconfig
from itertools import islice
from typing import Any

# Whoever lists folders here looks for modules or distributions: only their names decide.
_MODULE_SEARCHES = ("<frozen importlib", "<frozen zipimport")
_MODULE_SEARCHERS = (
    os.path.join("importlib", "metadata"),
    "pkg_resources",
    "importlib_metadata",
)

# pytest lists every folder on the way from its root to the tests, and takes from it only the next one.
_COLLECTOR = os.path.join("_pytest", "pathlib.py")

# Opens and lists folders by descriptors, and takes nothing from them but what is to be removed.
_REMOVER = f"{os.sep}shutil.py"

_PROGRAM_STARTS = frozenset(
    [
        "subprocess.Popen",
        "os.system",
        "os.posix_spawn",
        "os.spawn",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "pty.spawn",
    ]
)

# Events that make, replace or remove what an argument names: the numbers of that argument, and of the one with the
# folder that it is relative to (-1: none is given).
_WRITES = {
    "os.rename": (1, 3),
    "os.link": (1, 3),
    "os.symlink": (1, 2),
    "os.truncate": (0, None),
    "os.mkdir": (0, 2),
    "os.remove": (0, 1),
}

# What a forked child notes, it tells the process that it comes from.
_TOLD = ("_opened", "_written", "_read_back", "_folders", "_imported")

# Differ from machine to machine, or from clone to clone, though the environment is the same.
_OF_THE_MACHINE = ("direct_url.json", "RECORD", "pyvenv.cfg", "INSTALLER", "REQUESTED")


class LookedAt:
    """Notes what Python opens, lists, imports and writes from ``record`` to ``stop``.

    Forked children included. It does not see other programs, ``stat`` and ``exists``, or files that libraries open in C (sqlite apart).
    A measurement must not change the tests: nothing that goes wrong here reaches them.
    """

    def __init__(self, ignored_folders: list[str]) -> None:
        # Tests replace functions of os (fake file systems): keep the real ones. Prefixes end with a separator.
        self._ignored = tuple(os.path.join(folder, "") for folder in ignored_folders)
        self._opened: dict[str, bool] = {}
        self._written: dict[str, None] = {}
        self._read_back: dict[str, None] = {}
        self._told: dict[str, int] | None = None
        self._write = os.write
        self._folders: dict[str, set[str]] = {}
        self._imported: dict[str, None] = {}
        self._search_path: dict[Any, None] = {}
        self._started_programs = False
        self._recording = False
        self._get_folder = os.getcwd
        self._stat = os.stat
        self._read_link = os.readlink
        self._list = os.listdir
        self._real_path = os.path.realpath
        self._frame = sys._getframe
        self._folder_flag = getattr(os, "O_DIRECTORY", 0)
        self._write_flags = os.O_WRONLY | os.O_RDWR | os.O_TRUNC | os.O_CREAT

    def record(self, journal: str) -> None:
        """Start. Python has no way to remove an audit hook; ``stop`` makes it idle.

        ``journal``: the path of a file for what forked children note.
        """
        self._journal = journal
        self._journal_file = os.open(
            journal, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        )
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._begin_as_child)
        # What the environment's .pth files and its sitecustomize loaded before anybody could watch.
        for module in list(sys.modules.values()):
            self._note_library(getattr(module, "__file__", None))
        self._recording = True
        sys.addaudithook(self._hook)

    def stop(self) -> None:
        self._recording = False

    def _begin_as_child(self) -> None:
        self._told = {name: len(getattr(self, name)) for name in _TOLD}

    def _tell(self) -> None:
        # At once: such a process ends without a word (os._exit), or is ended.
        for name in _TOLD:
            notes = getattr(self, name)
            count = len(notes) - self._told[name]
            if count <= 0:
                continue
            new = [
                [key, sorted(value) if isinstance(value, set) else value]
                for key, value in islice(reversed(notes.items()), count)
            ]
            self._told[name] = len(notes)
            self._write(self._journal_file, f"{json.dumps([name, new])}\n".encode())

    def _read_journal(self) -> None:
        with open(self._journal, encoding="utf-8") as lines:
            for line in lines:
                name, notes = json.loads(line)
                for key, value in notes:
                    if name == "_folders":
                        self._folders.setdefault(key, set()).update(value)
                    else:
                        getattr(self, name).setdefault(key, value)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._recording:
            return
        try:
            if event == "open":
                self._note_open(*arguments)
            elif event in ("os.listdir", "os.scandir"):
                self._note_listing(arguments[0])
            elif event == "ctypes.dlopen":
                self._note_library(arguments[0])
            elif event == "import":
                self._note_library(arguments[1])
                self._imported.setdefault(".".join(arguments[0].split(".")[-2:]))
                self._search_path.update(dict.fromkeys(arguments[2] or ()))
            elif event == "sqlite3.connect":
                self._note_opening(arguments[0], 0)
                self._note_writing(arguments[0])
            elif event in _WRITES:
                path, folder = _WRITES[event]
                if event == "os.link" and arguments[2] == -1:
                    self._note_opening(arguments[0], os.O_RDONLY)
                if folder is None or arguments[folder] == -1:
                    self._note_writing(arguments[path])
            elif event in _PROGRAM_STARTS:
                self._started_programs = True
            if self._told is not None:
                self._tell()
        except Exception:  # noqa: BLE001 - see the class
            # What can come is a path that cannot be asked about (a null character, a removed current folder).
            return

    def _note_open(self, path: Any, mode: Any, flags: Any) -> None:
        # Only os.open has no mode, and only it takes a folder that a name is relative to. This method, the hook, and
        # then who opens.
        if mode is not None or os.path.isabs(os.fspath(path)):
            self._note_opening(path, flags)
            return
        # shutil.rmtree opens what is to be removed. Files that it copies it opens with a mode.
        if self._frame(2).f_code.co_filename.endswith(_REMOVER):
            return
        here = [
            os.path.join(os.fsencode(folder), os.fsencode(path))
            for folder in self._open_folders()
        ]
        found = [one for one in here if self._is_file(os.fsdecode(one))]
        for one in found or [path]:
            self._note_opening(one, flags)

    def _open_folders(self) -> list[str]:
        """The current folder, and all that the process has open: an event does not say which a name is relative to."""
        folders = [self._get_folder()]
        try:
            descriptors = self._list("/proc/self/fd")
        except OSError:
            return folders
        for descriptor in descriptors:
            try:
                place = self._read_link(f"/proc/self/fd/{descriptor}")
                if stat.S_ISDIR(self._stat(place).st_mode):
                    folders.append(place)
            except OSError:
                continue
        return folders

    def _note_opening(self, path: Any, flags: Any) -> None:
        flags = flags if isinstance(flags, int) else 0
        absolute = self._absolute(path)
        if absolute is None or flags & self._folder_flag:
            return
        writes = flags & self._write_flags
        if not writes and absolute in self._opened and absolute not in self._written:
            return
        mode = self._mode(absolute)
        # A folder that is opened may be listed, and is noted then.
        if stat.S_ISDIR(mode):
            return
        if not flags & os.O_TRUNC and (stat.S_ISREG(mode) or not writes):
            self._note_reading(absolute, stat.S_ISREG(mode))
        if writes:
            self._written.setdefault(absolute)

    def _note_reading(self, absolute: str, is_file: bool) -> None:
        if absolute in self._written:
            self._read_back.setdefault(absolute)
            # A link that the run made leads to what it did not make.
            absolute = self._real_path(absolute)
        if absolute not in self._written:
            self._opened.setdefault(absolute, is_file)

    def _note_library(self, path: Any) -> None:
        """What the loader of the system opens, without an event of its own. A bare name is none of the workspace."""
        if isinstance(path, (str, bytes, os.PathLike)) and os.path.isabs(
            os.fspath(path)
        ):
            self._note_opening(path, os.O_RDONLY)

    def _note_writing(self, path: Any) -> None:
        absolute = self._absolute(path)
        if absolute is not None:
            self._written.setdefault(absolute)

    def _note_listing(self, path: Any) -> None:
        # The hook, and then who lists.
        caller = self._frame(2).f_code.co_filename
        if isinstance(path, int):
            if caller.endswith(_REMOVER):
                return
            path = self._read_link(f"/proc/self/fd/{path}")
        absolute = self._absolute("." if path is None else path)
        if absolute is not None:
            self._folders.setdefault(absolute, set()).add(self._why_listed(caller))

    def _why_listed(self, caller: str) -> str:
        if caller.startswith(_MODULE_SEARCHES) or any(
            name in caller for name in _MODULE_SEARCHERS
        ):
            return "imported"
        return "collected" if caller.endswith(_COLLECTOR) else "all"

    def _absolute(self, path: Any) -> str | None:
        """None: nothing that is noted (a descriptor, a place that does not count)."""
        if isinstance(path, os.PathLike):
            path = os.fspath(path)
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        if (
            not isinstance(path, str)
            or path == ""
            or path == ":memory:"
            or path.startswith(self._ignored)
        ):
            return None
        if not path.startswith(os.sep):
            path = os.path.join(self._get_folder(), path)
        return path

    def _is_file(self, path: str) -> bool:
        return stat.S_ISREG(self._mode(path))

    def _mode(self, path: str) -> int:
        """What ``stat`` says of it, links followed; 0, which is no kind of file, where nothing is."""
        try:
            return self._stat(path).st_mode
        except OSError:
            return 0

    def inside(
        self,
        workspace_root: str,
        excluded: list[str],
        environment: str,
        tests: list[str],
    ) -> dict[str, Any]:
        """All that was noted inside the workspace, relative to it, and inside the environment, relative to that.

        ``workspace_root`` and ``excluded`` are real paths; what lies below an ``excluded`` folder is left out.
        ``tests``: absolute paths of what pytest was asked to collect.
        """
        self._read_journal()
        places = _Places(workspace_root, excluded)
        files: set[str] = set()
        absent: set[str] = set()
        for path, was_there in self._opened.items():
            source = self._source_of(path)
            if source != path and not was_there:
                continue
            (files if was_there else absent).update(places.of_opened(source))
        # What the run made or changed, read and left: whoever edits it later edits what the result was made from.
        for path in self._read_back:
            if self._is_file(path):
                files.update(places.of_opened(path))
        for sign in _signs_of_environments([*self._search_path, *sys.path]):
            if not self._is_file(sign):
                absent.update(places.of(sign))
        folders: dict[str, str] = {}
        for folder, reasons in self._folders.items():
            named = os.path.normpath(folder)
            if "all" in reasons or ("collected" in reasons and _is_below(named, tests)):
                folders.update(dict.fromkeys(places.of(named), "all"))
            elif "imported" in reasons:
                for place in places.of(named):
                    folders.setdefault(place, "imported")
        written: set[str] = set()
        for path in self._written:
            written.update(places.of(path))
        return {
            "files": sorted(files),
            "absent": sorted(absent - files),
            "folders": dict(sorted(folders.items())),
            "imported": sorted(name for name in self._imported if name),
            "written": sorted(written),
            "startedPrograms": self._started_programs,
            "environment": self._environment_files(environment),
        }

    def _environment_files(self, environment: str) -> list[str]:
        """What was loaded of the environment: what was opened in it, and modules, which C libraries are as well."""
        loaded = [
            getattr(module, "__file__", None) for module in list(sys.modules.values())
        ]
        prefix = os.path.join(environment, "")
        installed = tuple(
            os.path.join(environment, part, "")
            for part in ("lib", "lib64", "Lib", "share", "include", "etc")
        )
        found = set()
        for path in [*self._opened, *(one for one in loaded if isinstance(one, str))]:
            source = self._source_of(os.path.normpath(path))
            name = os.path.basename(source)
            if (
                source.startswith(installed)
                and name not in _OF_THE_MACHINE
                and not name.startswith("__editable__")
                and not name.endswith((".pth", ".egg-link"))
                and self._is_file(source)
            ):
                found.add(source[len(prefix) :].replace(os.sep, "/"))
        return sorted(found)

    def _source_of(self, path: str) -> str:
        """``a/__pycache__/b.cpython-311-pytest-9.1.1.pyc`` -> ``a/b.py``; ``a/b.pyc`` -> ``a/b.py``, if there is one.

        Other paths unchanged.
        """
        if not path.endswith(".pyc"):
            return path
        folder, name = os.path.split(path)
        cached = os.path.basename(folder) == "__pycache__"
        source = os.path.join(
            os.path.dirname(folder) if cached else folder,
            name.split(".", 1)[0] + ".py",
        )
        return source if cached or self._is_file(source) else path


class _Places:
    """Paths as the workspace has them: as they were named, and where links lead."""

    def __init__(self, root: str, excluded: list[str]) -> None:
        self._root = root
        self._excluded = tuple(os.path.join(folder, "") for folder in excluded)

    def of(self, path: str) -> set[str]:
        return {one for one in self._inside(path) if not _is_elsewhere(one)}

    def of_opened(self, path: str) -> set[str]:
        """Also where nobody would look for what tests are about."""
        return {one for one in self._inside(path) if not _is_cache(one)}

    def _inside(self, path: str) -> set[str]:
        named = os.path.normpath(path)
        folder = os.path.join(os.path.realpath(os.path.dirname(named)), "")
        candidates = {
            named,
            os.path.realpath(named),
            folder + os.path.basename(named),
        }
        return {
            os.path.relpath(one, self._root).replace(os.sep, "/")
            for one in candidates
            if (one == self._root or one.startswith(os.path.join(self._root, "")))
            and not os.path.join(one, "").startswith(self._excluded)
        }


def _signs_of_environments(search_path: list[Any]) -> set[str]:
    """Files by which coverage tells whether modules are of third parties: in every folder above one they come from.

    It asks by ``stat``, which is no event (coverage's ``inorout._analyze_directory``).
    """
    signs = set()
    for folder in search_path:
        if not isinstance(folder, str):
            continue
        above = os.path.dirname(os.path.abspath(folder))
        while above != os.path.dirname(above):
            signs.add(os.path.join(above, "pyvenv.cfg"))
            above = os.path.dirname(above)
    return signs


def _is_below(path: str, folders: list[str]) -> bool:
    below = os.path.join(path, "")
    return any(below.startswith(os.path.join(folder, "")) for folder in folders)


def _is_elsewhere(path: str) -> bool:
    """Version control, caches and installed packages of other tools: who lists them is not about what lies there."""
    return _is_cache(path) or not {".git", "node_modules"}.isdisjoint(path.split("/"))


def _is_cache(path: str) -> bool:
    """What tools keep for themselves: a measurement is not made from it."""
    parts = path.split("/")
    return not {".nx", ".maturity", "__pycache__", ".pytest_cache"}.isdisjoint(parts)


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
    named = {os.path.normpath(folder) for folder in folders if folder}
    real = {os.path.realpath(folder) for folder in named}
    return sorted(
        folder
        for folder in named | real
        if not os.path.join(workspace_root, "").startswith(os.path.join(folder, ""))
    )
