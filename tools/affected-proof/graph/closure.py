"""What every component's results really depend on, found without the plugin: Python's own parser and import system.

    python3 closure.py truth <workspace>
    python3 closure.py run <request.json>

Prints JSON: component -> collector -> digest, which changes exactly when a byte changes that the collector's tool would
read. `run` is how the runner of the plugin starts it, for some components and one tool: the answer goes to a file, with
what was read. The environment that it stands for: all `libs/*/src` are installed as editable, in the order of names.
"""

from __future__ import annotations

import ast
import configparser
import hashlib
import importlib.machinery
import json
import os
import sys
import tomllib
from pathlib import Path

REQUEST = json.loads(Path(sys.argv[2]).read_text()) if sys.argv[1] == "run" else None
ROOT = Path(REQUEST["root"] if REQUEST else sys.argv[2]).resolve()
PROJECT_FILES = ["pyproject.toml", "setup.cfg", "setup.py", "pytest.ini", "tox.ini", ".coveragerc", "pyrightconfig.json"]
IGNORED = {"__pycache__", ".git", ".nx", ".maturity", ".venv", "node_modules"}


def record(path: Path) -> dict:
    """The records of the proof are written as one flow value per line, which JSON reads too.

    Only `nx sync` makes a list of many lines. What it names itself (`# imported`) is no truth, but what has to be proved.
    """
    values = {}
    for line in path.read_text().splitlines():
        if line == "reads:":
            values["reads"] = []
        elif line.startswith("  - "):
            if not line.endswith(" # imported"):
                values["reads"].append(line.removeprefix("  - ").strip("'\""))
        key, _, value = line.partition(": ")
        try:
            values[key] = json.loads(value)
        except ValueError:
            values[key] = value
    return values


def place(folder: Path, path: str) -> str:
    joined = path[1:] if path.startswith("/") else os.path.join(folder.relative_to(ROOT), path)
    return os.path.normpath(joined)


class Component:
    def __init__(self, file: Path) -> None:
        self.record = record(file)
        self.name = self.record["component"]
        self.folder = file.parent
        self.sources = [place(self.folder, path) for path in self.record["sources"]]
        self.tests = [place(self.folder, path) for path in self.record["tests"]["unit"]]
        self.reads = [place(self.folder, path) for path in self.record.get("reads", [])]
        self.directory = self.working_directory()

    def working_directory(self) -> Path:
        paths = [ROOT / path for path in self.sources + self.tests]
        folders = [self.folder, *self.folder.parents]
        folders = [each for each in folders[: folders.index(ROOT) + 1] if each == ROOT or all(each == path or each in path.parents for path in paths)]
        return next((each for each in folders if any((each / name).exists() for name in PROJECT_FILES)), folders[0])

    def files(self, paths: list[str]) -> list[Path]:
        found = []
        for path in paths:
            if "*" in path:
                found += ROOT.glob(path)
            elif (ROOT / path).is_dir():
                found += [each for each in (ROOT / path).rglob("*.py") if not IGNORED & set(each.parts)]
            elif (ROOT / path).exists():
                found.append(ROOT / path)
        return sorted(set(found))


def upward(folder: Path) -> list[Path]:
    chain = [folder, *folder.parents]
    return chain[: chain.index(ROOT) + 1]


def base_directory(file: Path) -> Path:
    folder = file.parent
    while (folder / "__init__.py").exists():
        folder = folder.parent
    return folder


def installed() -> list[Path]:
    return sorted(path for path in ROOT.glob("libs/*/src") if path.is_dir())


def entry_points() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for file in sorted(ROOT.glob("libs/*/pyproject.toml")):
        points = read_toml(file).get("project", {}).get("entry-points", {})
        for group, values in points.items():
            groups.setdefault(group, []).extend(value.partition(":")[0] for value in values.values())
    return groups


def read_toml(file: Path) -> dict:
    try:
        return tomllib.loads(file.read_text())
    except (OSError, tomllib.TOMLDecodeError):
        return {}


def pytest_config(component: Component) -> tuple[Path | None, list[Path]]:
    """The file that pytest takes (docs.pytest.org, "Initialization: determining rootdir and configfile") and its pythonpath."""
    folders = [(ROOT / path).parent if "*" in path or (ROOT / path).is_file() else ROOT / path for path in component.tests]
    start = Path(os.path.commonpath(folders)) if folders else component.folder
    for folder in upward(start):
        for name in ("pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"):
            file = folder / name
            if not file.exists():
                continue
            if name == "pyproject.toml":
                options = read_toml(file).get("tool", {}).get("pytest", {}).get("ini_options")
                paths = (options or {}).get("pythonpath", [])
            else:
                parser = configparser.ConfigParser()
                parser.read_string(file.read_text())
                section = "tool:pytest" if name == "setup.cfg" else "pytest"
                options = parser[section] if section in parser else ({} if name == "pytest.ini" else None)
                paths = (options or {}).get("pythonpath", "").split()
            if options is not None:
                return file, [(folder / path).resolve() for path in paths]
    return None, []


class Closure:
    """Files that a run loads, by Python's rules on one `sys.path`."""

    def __init__(self, path: list[Path]) -> None:
        self.path = [str(each) for each in path]
        self.files: set[Path] = set()
        self.specs: dict[str, importlib.machinery.ModuleSpec | None] = {}
        self.open: list[tuple[Path, str]] = []

    def spec(self, name: str):
        if name not in self.specs:
            parent, _, _ = name.rpartition(".")
            above = self.spec(parent) if parent else None
            path = (above.submodule_search_locations if above else None) if parent else self.path
            self.specs[name] = find(name, list(path)) if path is not None else None
        return self.specs[name]

    def load(self, name: str) -> bool:
        """Whether all of the name is a module."""
        spec = None
        for end in range(1, name.count(".") + 2):
            spec = self.spec(".".join(name.split(".")[:end]))
            if spec is None:
                return False
            if spec.origin:
                self.take(Path(spec.origin), spec.name)
        return True

    def take(self, file: Path, name: str) -> None:
        if file in self.files or ROOT not in file.parents:
            return
        self.files.add(file)
        if file.suffix == ".py":
            self.open.append((file, name))

    def close(self) -> None:
        while self.open:
            file, name = self.open.pop()
            self.read(file, name)

    def read(self, file: Path, name: str) -> None:
        tree = ast.parse(file.read_text())
        package = name if file.name == "__init__.py" else name.rpartition(".")[0]
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self.load(alias.name)
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    above = package.split(".")[: len(package.split(".")) - node.level + 1] if package else []
                    base = ".".join([*above, *([base] if base else [])])
                if not base:
                    continue
                self.load(base)
                for alias in node.names:
                    self.load(f"{base}.{alias.name}")
            elif isinstance(node, ast.Assign) and any(isinstance(each, ast.Name) and each.id == "pytest_plugins" for each in node.targets):
                for value in ast.walk(node.value):
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        self.load(value.value)
            elif isinstance(node, ast.Call):
                self.call(node, file)

    def call(self, node: ast.Call, file: Path) -> None:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [value.value for value in ast.walk(node) if isinstance(value, ast.Constant) and isinstance(value.value, str)]
        if called in {"import_module", "__import__", "importorskip"} and texts:
            self.load(texts[0])
        elif called == "patch" and texts:
            name = texts[0]
            while name and not self.load(name):
                name = name.rpartition(".")[0]
        elif called == "run" and "-m" in texts:
            self.load(texts[texts.index("-m") + 1])
        elif called == "entry_points" and texts:
            for name in entry_points().get(texts[0], []):
                self.load(name)
        elif called == "read_data":
            self.files.add((file.parent / texts[0]).resolve())


def find(name: str, path: list[str]):
    """What ``PathFinder.find_spec`` answers for a fixed path: the first module or package, else all parts of a namespace."""
    parts: list[str] = []
    for entry in path:
        finder = importlib.machinery.FileFinder(entry, (importlib.machinery.SourceFileLoader, [".py"]))
        spec = finder.find_spec(name)
        if spec is None:
            continue
        if spec.loader is not None:
            return spec
        parts += spec.submodule_search_locations or []
    if not parts:
        return None
    spec = importlib.machinery.ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = parts
    return spec


def module_name(file: Path, base: Path) -> str:
    parts = list(file.relative_to(base).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tests(component: Component) -> set[Path]:
    if not component.tests:
        return set()  # pytest is not started, so not even its plugins are loaded
    test_files = component.files(component.tests)
    conftests = {folder / "conftest.py" for file in test_files for folder in upward(file.parent) if (folder / "conftest.py").exists()}
    config, python_path = pytest_config(component)
    order = sorted(conftests, key=lambda each: len(each.parts)) + [file for file in test_files if file.name != "conftest.py"]
    front: list[Path] = []
    for file in order:
        if base_directory(file) not in front:
            front.insert(0, base_directory(file))
    closure = Closure([*front, *python_path, component.directory, *installed()])
    for name in entry_points().get("pytest11", []):
        closure.load(name)
    for file in order + component.files(component.sources):
        # With its own folder first, as pytest loads it.
        closure.take(file, module_name(file, base_directory(file)))
    closure.close()
    extra = {ROOT / path for path in component.reads}
    return closure.files | ({config} if config else set()) | extra


def extended(start: Path | None, keyword: str) -> set[Path]:
    found: set[Path] = set()
    while start is not None and start not in found and start.exists():
        found.add(start)
        if start.suffix == ".json":
            target = json.loads(start.read_text()).get(keyword)
        else:
            content = read_toml(start)
            target = (content.get("tool", {}).get("ruff", {}) if start.name == "pyproject.toml" else content).get(keyword)
        start = (start.parent / target).resolve() if target else None
    return found


def nearest(folder: Path, names: list[str], holds=lambda _: True) -> Path | None:
    return next((each / name for each in upward(folder) for name in names if (each / name).exists() and holds(each / name)), None)


def lint(component: Component) -> set[Path]:
    files = set(component.files(component.sources))
    for file in list(files):
        config = nearest(
            file.parent,
            [".ruff.toml", "ruff.toml", "pyproject.toml"],
            lambda each: each.name != "pyproject.toml" or "ruff" in read_toml(each).get("tool", {}),
        )
        files |= extended(config, "extend")
    return files | {ROOT / ".gitignore"}


def types(component: Component) -> set[Path]:
    config = nearest(component.directory, ["pyrightconfig.json"])
    root = config.parent if config else component.directory
    closure = Closure([root, root / "src", *installed()])
    for file in component.files(component.sources):
        closure.take(file, module_name(file, base_directory(file)))
    closure.close()
    return {file for file in closure.files if file.suffix == ".py"} | extended(config, "extends")


def security(component: Component) -> set[Path]:
    configs = {each for path in component.sources for each in [ROOT / path / ".bandit"] if each.exists()}
    return set(component.files(component.sources)) | configs


def digest(component: Component, files: set[Path]) -> str:
    content = [[str(file.relative_to(ROOT)), hashlib.sha256(file.read_bytes()).hexdigest()] for file in sorted(files) if file.exists()]
    scope = [component.sources, component.tests, str(component.directory.relative_to(ROOT))]
    return hashlib.sha256(json.dumps([scope, content]).encode()).hexdigest()


def components() -> list[Component]:
    return [Component(file) for file in sorted(ROOT.rglob("maturity.yaml")) if not IGNORED & set(file.parts)]


LOCK = {ROOT / "uv.lock"}
TOOLS = {
    "pytest": lambda component: tests(component) | LOCK,
    "ruff": lambda component: lint(component) | LOCK,
    "pyright": lambda component: types(component) | LOCK,
    "bandit": lambda component: security(component) | LOCK,
}


def judged(component: Component) -> set[Path]:
    return {component.folder / name for name in ("maturity.yaml", "MATURITY.md", "README.md")} | {ROOT / "maturity.policy.yaml"}


def truth() -> dict:
    parts = {**TOOLS, "judgement": judged}
    return {each.name: {name: digest(each, read(each)) for name, read in parts.items()} for each in components()}


def run(request: dict) -> dict:
    asked = {part["name"] for part in request["components"]}
    answers = {}
    for component in components():
        if component.name in asked:
            files = TOOLS[request["collector"]](component)
            read = [str(file.relative_to(ROOT)) for file in sorted(files) if file.exists()]
            answers[component.name] = {"digest": digest(component, files), "lookedAt": {"files": read}}
    return answers


if REQUEST:
    Path(REQUEST["answer"]).write_text(json.dumps(run(REQUEST)))
else:
    json.dump(truth(), sys.stdout)
