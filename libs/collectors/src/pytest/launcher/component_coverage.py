"""The coverage of one component, and where each of its files stands."""

from __future__ import annotations

import json
import os
import re
from typing import Any

from coverage.exceptions import NoDataError
from coverage.files import GlobMatcher, prep_patterns

from .measurement import Measurement, measured_folders
from .places import without_places, workspace_path
from .request import Component, Request
from .written_file import digest_of

# coverage.files.find_python_files: other names cannot be imported, so never-run ones are not counted by hand either.
_IMPORTABLE = re.compile(r"^[^.#~!$@%^&*()+=,]+\.pyw?$")


def component_coverage(
    measurement: Measurement, component: Component, request: Request, report_name: str
) -> dict[str, Any]:
    """Write the JSON report of the component's own files, and say what became of each of them.

    Its files are ``sourceFiles`` and all others below its sources that coverage has measured: templates by plug-ins,
    scripts, what the tests made. Each is in exactly one list: ``measured`` (in the report, under the name ``reportedAs``,
    with ``leadsTo`` where that is none of the folders coverage looks into: of such a file it counts no line),
    ``omitted`` (the user's `omit` or `include`), ``unparsable`` (coverage cannot read it), ``notImportable`` (never
    run, and not a name coverage looks for), ``unmeasured`` (anything else, for example inside an environment).
    ``report`` is None when nothing was measured: there is no total that could be read as a zero.
    """
    reporting = measurement.reporting
    known = {
        os.path.realpath(name): name for name in reporting.get_data().measured_files()
    }
    files = {
        **{real: real for real in known if _is_below(real, component.sources)},
        **{os.path.realpath(file): file for file in component.source_files},
    }
    path = os.path.join(request.output_folder, report_name)
    reported = _report(
        measurement, [known[file] for file in sorted(files) if file in known], path
    )
    omits = (
        _matcher(reporting.get_option("run:omit")),
        _matcher(reporting.get_option("report:omit")),
    )
    includes = _matcher(reporting.get_option("report:include"))
    looked_into = tuple(measured_folders(request.components))
    lists: dict[str, list[Any]] = {
        kind: []
        for kind in ("measured", "omitted", "unparsable", "notImportable", "unmeasured")
    }
    for real, file in sorted(files.items(), key=lambda pair: pair[1]):
        name = os.path.relpath(file, request.workspace_root).replace(os.sep, "/")
        if real in reported:
            entry = {"file": name, "reportedAs": reported[real]}
            if not _is_below(real, looked_into):
                entry["leadsTo"] = workspace_path(real, request)
            lists["measured"].append(entry)
        elif any(omit and omit.match(real) for omit in omits) or (
            includes and not includes.match(real)
        ):
            lists["omitted"].append(name)
        elif real in known:
            lists["unparsable"].append(
                {
                    "file": name,
                    "message": without_places(
                        _why_unparsable(reporting, known[real]), request
                    ),
                }
            )
        elif not _IMPORTABLE.match(os.path.basename(real)):
            lists["notImportable"].append(name)
        else:
            lists["unmeasured"].append(name)
    report = {"file": report_name, "sha256": digest_of(path)} if reported else None
    return {"name": component.name, "report": report, **lists}


def _is_below(real: str, sources: tuple[str, ...]) -> bool:
    roots = [os.path.realpath(source) for source in sources]
    return any(
        real == root or real.startswith(os.path.join(root, "")) for root in roots
    )


def _report(measurement: Measurement, files: list[str], path: str) -> dict[str, str]:
    """Write the report; the real paths of the files in it, each with the name it has there."""
    if not files:
        return {}  # an empty list would mean all files
    try:
        measurement.report_json(files, path)
    except NoDataError:
        return {}  # all of them are left out by the user's configuration
    with open(path, encoding="utf-8") as file:
        reported = {os.path.realpath(key): key for key in json.load(file)["files"]}
    if not reported:
        os.remove(path)
    return reported


def _matcher(patterns: Any) -> GlobMatcher | None:
    return GlobMatcher(prep_patterns(patterns), "maturity") if patterns else None


def _why_unparsable(reporting: Any, file: str) -> str:
    try:
        reporting.analysis2(file)
    except Exception as error:  # noqa: BLE001 - plug-ins raise anything; coverage's own report catches all, too
        return str(error)
    return "coverage left the file out of its report"
