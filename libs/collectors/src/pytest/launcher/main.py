"""From the request to ``run.json``."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from typing import Any

from .measure import measure
from .names_as_before import Names
from .places import without_places
from .problem import Problem
from .request import BadRequest, Request, read_request
from .written_file import write_json

EXIT_BAD_REQUEST = 64
EXIT_PROBLEM = 70


def main(arguments: list[str]) -> int:
    """Run one request; the exit status of the process.

    Nothing is written after ``run.json``. What the tests registered to run at the exit
    of the process comes later still: it can remove the answer, or replace its reports,
    whose digests then differ.
    """
    try:
        if len(arguments) != 1:
            raise BadRequest("usage: measure_tests.py <request.json>")
        request = read_request(arguments[0])
        _clear(request)
    except (BadRequest, OSError) as error:
        print(f"measure_tests.py: {error}", file=sys.stderr)
        return EXIT_BAD_REQUEST
    answer = _empty_answer(request)
    names = Names()
    try:
        answer["exitCode"] = measure(request, answer)
    except Problem as problem:
        print(f"measure_tests.py: {problem}", file=sys.stderr)
        message = without_places(str(problem), request)
        answer["problem"] = {"code": problem.code, "message": message}
        answer["exitCode"] = EXIT_PROBLEM
    answer["complete"] = True
    with names.as_before():
        write_json(os.path.join(request.output_folder, "run.json"), answer)
    return int(answer["exitCode"])


def _clear(request: Request) -> None:
    """No answer of an earlier run may be there, whatever happens from now on."""
    os.makedirs(request.output_folder, exist_ok=True)
    for name in os.listdir(request.output_folder):
        path = os.path.join(request.output_folder, name)
        if name in ("data", "cache") and os.path.isdir(path):
            shutil.rmtree(path)
        elif re.fullmatch(r"run\.json.*|looked-at\.jsonl|junit\.xml|coverage-\d+\.json", name):
            os.remove(path)


def _empty_answer(request: Request) -> dict[str, Any]:
    """Everything not known yet: a part that nobody comes to fill stays null."""
    return {
        "format": "maturity-test-run/1",
        "nonce": request.nonce,
        "exitCode": None,
        "problem": None,
        "versions": {
            "python": platform.python_version(),
            "implementation": sys.implementation.name,
            "coverage": None,
            "pytest": None,
            "plugins": None,
        },
        "pytest": None,
        "tests": None,
        "junit": None,
        "coverage": None,
        "components": None,
        "lookedAt": None,
    }
