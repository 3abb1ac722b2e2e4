"""coverage.py around the run: by its API, with the user's configuration, started before pytest is imported."""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

# coverage run has loaded all of its command line before the tests begin. A project that has modules named like ones of
# the standard library sees which were there already, so the same are loaded here.
import coverage
import coverage.cmdline
from coverage.exceptions import CoverageWarning, NoDataError

from .request import Component


class Measurement:
    """One run's coverage. ``start`` before the tests, ``finish`` after, then ``reporting`` answers.

    In force: all of the user's configuration. Replaced: the data file (never the user's), parallel data (suites that
    measure their own child processes write several), `fail_under` (no one asks for it here), and the folder rule below.
    """

    def __init__(self, components: tuple[Component, ...], data_folder: str) -> None:
        self.warnings: list[str] = []
        self._data_folder = data_folder
        self._data_file = os.path.join(data_folder, ".coverage")
        data_file = self._data_file
        # What only combining does (path rules of `relative_files`, say) must not happen where nobody combines by hand.
        self._is_combined = _makes_several_files(data_file)
        with self._noting_warnings():
            self._measuring = coverage.Coverage(
                data_file=data_file,
                data_suffix=self._is_combined or None,
                source=measured_folders(components),
                check_preimported=True,
            )
        with warnings.catch_warnings():
            # A second reading of the same configuration: it said the same already. Read now, because the tests could
            # change the file.
            warnings.simplefilter("ignore", CoverageWarning)
            self.reporting = coverage.Coverage(data_file=data_file)
        if _has_folders_without_init(components):
            # Files that no test imports count as not covered, except in such folders, where coverage would leave them
            # out. Only where it matters: it makes coverage walk every folder below the sources.
            self._measuring.set_option("report:include_namespace_packages", True)
        if "multiprocessing" in self._measuring.config.concurrency:
            # coverage starts itself in those processes from the user's file, which names the user's data file.
            os.environ["COVERAGE_FILE"] = data_file

    def check(self) -> None:
        """Raise what the report would raise for patterns that are none: by hand the tests run, and no report is made."""
        for name in ("exclude_lines", "partial_branches"):
            re.compile("|".join(self.reporting.get_option(f"report:{name}") or ()))

    def start(self) -> None:
        os.makedirs(self._data_folder, exist_ok=True)
        os.environ["COVERAGE_RUN"] = "true"  # as `coverage run` does
        with self._noting_warnings():
            self._measuring.start()

    def finish(self) -> None:
        """Stop and save; combine where the configuration makes a file for each process.

        Raises CoverageException when there is no data.
        """
        with self._noting_warnings():
            self._measuring.stop()
            self._measuring.save()
            if self._is_combined:
                self.reporting.combine(strict=True)
            elif os.path.exists(self._data_file):
                self.reporting.load()
            else:
                raise NoDataError("No data was collected.")

    def report_json(self, files: list[str], path: str) -> None:
        """coverage.py's JSON report for measured files; those it cannot parse are left out of it."""
        with warnings.catch_warnings():
            # "Couldn't parse": the caller names such files, per component.
            warnings.simplefilter("ignore", CoverageWarning)
            self.reporting.json_report(
                morfs=files,
                outfile=path,
                ignore_errors=True,
                pretty_print=False,
                show_contexts=False,
            )

    def config_files(self) -> list[str]:
        """The files coverage looked into for its configuration, in its order."""
        return list(self._measuring.config.config_files_read)

    def branch(self) -> bool:
        return bool(self._measuring.get_option("run:branch"))

    def excluded_lines(self) -> list[str]:
        """The user's patterns of lines that do not count, without those for comments such as coverage's own."""
        return self._added("exclude_lines", coverage.config.DEFAULT_EXCLUDE)

    def partial_branches(self) -> list[str]:
        """The user's patterns of lines of which not all branches count; none where no branch does."""
        if not self.branch():
            return []
        return self._added("partial_branches", coverage.config.DEFAULT_PARTIAL)

    def _added(self, option: str, usual: list[str]) -> list[str]:
        patterns = self.reporting.get_option(f"report:{option}") or ()
        return [
            one for one in patterns if one not in usual and "pragma" not in one.lower()
        ]

    @contextmanager
    def _noting_warnings(self) -> Iterator[None]:
        """Note coverage's warnings, and let them be seen where `coverage run` would show them."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", CoverageWarning)
            try:
                yield
            finally:
                messages = [
                    str(one.message)
                    for one in caught
                    if issubclass(one.category, CoverageWarning)
                ]
        self.warnings += messages
        for message in messages:
            print(f"CoverageWarning: {message}", file=sys.__stderr__)


def _makes_several_files(data_file: str) -> bool:
    """Whether the user's configuration has every process write a file of its own, which a person then combines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CoverageWarning)
        config = coverage.Coverage(data_file=data_file).config
    return bool(config.parallel) or "multiprocessing" in config.concurrency


def measured_folders(components: tuple[Component, ...]) -> list[str]:
    """Folders only: a dotted module would be imported early and purged again, a file is "No data to report"."""
    folders = {
        source if os.path.isdir(source) else os.path.dirname(source)
        for component in components
        for source in component.sources
    }
    return sorted(folders)


def _has_folders_without_init(components: tuple[Component, ...]) -> bool:
    return any(
        _is_below_folder_without_init(file, source)
        for component in components
        for source in component.sources
        if os.path.isdir(source)
        for file in component.source_files
        if file.startswith(os.path.join(source, ""))
    )


def _is_below_folder_without_init(file: str, source: str) -> bool:
    folder = os.path.dirname(file)
    while folder != source:
        if not os.path.exists(os.path.join(folder, "__init__.py")):
            return True
        folder = os.path.dirname(folder)
    return False


def version() -> str:
    return str(coverage.__version__)


def is_supported() -> bool:
    """7.0 brought the file patterns that ``component_coverage`` needs."""
    return coverage.version_info >= (7, 0)
