"""Run the tests of components with coverage, in this one process: ``python measure_tests.py <request.json>``.

Equal to ``coverage run --source=<folders> -m pytest <tests>`` followed by ``coverage json`` for the files of each
component, run from the current folder. The parts are in the folder ``launcher`` beside this file; its package
documentation has the formats of the request and of the answer.
"""

import sys

# Nothing may be written beside the code that is measured, and nothing beside this file.
sys.dont_write_bytecode = True

# Python puts the folder of a script on sys.path: the tests would see our files as modules of their own, so it goes
# before anything else is imported. With -P or -I there is no such entry.
if not (getattr(sys.flags, "safe_path", False) or sys.flags.isolated):
    del sys.path[0]

import importlib
import importlib.util
import os


def _load_launcher() -> None:
    """Make ``maturity_launcher`` importable without a folder on sys.path: its parts are found by the package's path."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "launcher")
    spec = importlib.util.spec_from_file_location(
        "maturity_launcher",
        os.path.join(folder, "__init__.py"),
        submodule_search_locations=[folder],
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"the launcher is incomplete: {folder} cannot be loaded")
    package = importlib.util.module_from_spec(spec)
    sys.modules["maturity_launcher"] = package
    spec.loader.exec_module(package)


if __name__ == "__main__":
    _load_launcher()
    sys.exit(importlib.import_module("maturity_launcher.main").main(sys.argv[1:]))
