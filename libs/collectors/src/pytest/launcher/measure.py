"""One run: coverage around pytest, and then what both say, part by part."""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from typing import TYPE_CHECKING, Any

from .looked_at import LookedAt, environment_folders
from .names_as_before import Names
from .places import without_places, workspace_path
from .problem import Problem
from .request import Request
from .run_pytest import (
    enter_current_folder,
    pytest_arguments,
    run_pytest,
    scratch_folder,
)
from .written_file import digest_of

# coverage.py and pytest are imported where they are used: either can be missing, and
# pytest may come only after the measurement has begun.
if TYPE_CHECKING:
    from .measurement import Measurement


def measure(request: Request, answer: dict[str, Any]) -> int:
    """Fill the answer as it becomes known; pytest's exit status. Raises Problem."""
    _check_preconditions(request)
    folder, process = os.getcwd(), os.getpid()
    get_process, leave = (
        os.getpid,
        os._exit,
    )  # tests and coverage's patches replace them
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")  # for child processes
    scratch = scratch_folder(request.output_folder)
    looked = LookedAt([sys.base_prefix, scratch, request.output_folder])
    looked.record(os.path.join(request.output_folder, "looked-at.jsonl"))
    measurement = None
    if request.measures_coverage:
        measurement = _start_coverage(request, answer)
    else:
        enter_current_folder()
    names = Names()
    try:
        status = _run(request, answer, scratch)
    finally:
        if get_process() != process:
            # A test forked and let the copy run on to here: only the first one answers.
            leave(70)
        looked.stop()
        os.chdir(folder)  # tests may end in a folder that is gone
    with names.as_before():
        answer["lookedAt"] = _looked_at(request, looked, scratch)
        answer["junit"] = _junit(request, scratch)
        if measurement is not None:
            _report_coverage(request, answer, measurement)
        for name in ("data", "cache"):
            shutil.rmtree(os.path.join(scratch, name), ignore_errors=True)
    if answer["pytest"]["session"] is None and status in (0, 1):
        place = answer["pytest"]["endedAt"]
        message = f"pytest ended with exit status {status} before its session was over"
        message += f" ({place})" if place else ""
        raise Problem("no-session", message)
    return status


def _check_preconditions(request: Request) -> None:
    if os.environ.get("PYTHONHASHSEED") != "0":
        message = "PYTHONHASHSEED must be 0: the order of sets can decide what runs"
        raise Problem("hash-seed", message)
    for component in request.components:
        for source in component.sources:
            # coverage.py would take it for the name of a module.
            if not os.path.exists(source):
                raise Problem("source-missing", f"the source {source} does not exist")


def _start_coverage(request: Request, answer: dict[str, Any]) -> Measurement:
    try:
        from . import measurement as by_coverage
    except ImportError as error:
        message = f"coverage.py cannot be imported: {error}"
        raise Problem("coverage-missing", message) from error
    answer["versions"]["coverage"] = by_coverage.version()
    if not by_coverage.is_supported():
        message = f"coverage.py {by_coverage.version()}: 7.0 or newer is needed"
        raise Problem("coverage-too-old", message)
    try:
        data_folder = os.path.join(request.output_folder, "data")
        measurement = by_coverage.Measurement(request.components, data_folder)
        measurement.check()
        enter_current_folder()
        measurement.start()
    except Exception as error:  # the user's configuration decides what can go wrong
        raise Problem("coverage-config", f"coverage.py: {_named(error)}") from error
    return measurement


def _run(request: Request, answer: dict[str, Any], scratch: str) -> int:
    try:
        from .session_recorder import PLUGIN_NAME, SessionRecorder, pytest_version
    except ImportError as error:
        message = f"pytest cannot be imported: {error}"
        raise Problem("pytest-missing", message) from error
    answer["versions"]["pytest"] = pytest_version()
    recorder = SessionRecorder()
    sys.modules[PLUGIN_NAME] = recorder.as_plugin()
    try:
        status, ended_at = run_pytest(pytest_arguments(request, scratch))
    except Exception as error:
        traceback.print_exc()
        raise Problem("pytest-crashed", f"pytest: {_named(error)}") from error
    finally:
        answer["versions"]["plugins"] = recorder.plugins
        answer["tests"] = recorder.tests()
        cause = recorder.collection_error_cause()
        if cause is not None:
            answer["tests"]["collectionErrorCause"] = without_places(cause, request)
        cause = recorder.internal_error_cause
        if cause is not None:
            answer["tests"]["internalErrorCause"] = without_places(cause, request)
        if not request.measures_coverage:
            answer["tests"]["passedTests"] = recorder.passed_tests()
    config_file, root_folder = recorder.config_file, recorder.root_folder
    answer["pytest"] = {
        "exitCode": status,
        "endedAt": ended_at and without_places(ended_at, request),
        "configFile": config_file and workspace_path(config_file, request),
        "rootFolder": root_folder and workspace_path(root_folder, request),
        "switchedOff": recorder.switched_off,
        "optionsByHand": recorder.options_by_hand,
        "leftOut": [
            *recorder.left_out(),
            *_inside(sorted(recorder.ignored), request),
        ],
        "session": recorder.session,
    }
    return status


def _inside(paths: list[str], request: Request) -> list[str]:
    """Relative to the workspace, without those outside of it."""
    names = (workspace_path(path, request) for path in paths)
    return [name for name in names if not os.path.isabs(name)]


def _looked_at(request: Request, looked: LookedAt, scratch: str) -> dict[str, Any]:
    root = os.path.realpath(request.workspace_root)
    # This script itself lies inside the workspace where packages are installed into it.
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    ours = [
        os.path.realpath(folder) for folder in (request.output_folder, scratch, here)
    ]
    # A node id's path ends where the name of a test begins.
    tests = [os.path.abspath(test.partition("::")[0]) for test in request.tests]
    return looked.inside(root, [*environment_folders(root), *ours], sys.prefix, tests)


def _junit(request: Request, scratch: str) -> dict[str, str] | None:
    path = os.path.join(request.output_folder, "junit.xml")
    written = os.path.join(scratch, "junit.xml")
    if not os.path.isfile(written):
        return None
    if written != path:
        shutil.move(written, path)
    return {"file": "junit.xml", "sha256": digest_of(path)}


def _report_coverage(
    request: Request, answer: dict[str, Any], measurement: Measurement
) -> None:
    from .component_coverage import component_coverage

    try:
        measurement.finish()
        answer["components"] = [
            component_coverage(
                measurement, component, request, f"coverage-{index}.json"
            )
            for index, component in enumerate(request.components)
        ]
    except Exception as error:  # also what tests left behind in patched modules
        raise Problem("coverage-lost", f"coverage.py: {_named(error)}") from error
    warnings = {without_places(one, request) for one in measurement.warnings}
    files = [workspace_path(file, request) for file in measurement.config_files()]
    answer["coverage"] = {
        "branch": measurement.branch(),
        "leftOut": {
            "lines": measurement.excluded_lines(),
            "branches": measurement.partial_branches(),
        },
        "configFiles": files,
        "warnings": sorted(warnings),
    }


def _named(error: Exception) -> str:
    """On one line: pluggy, for one, lists all its plugins with their addresses."""
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0][:500]}" if text else type(error).__name__
