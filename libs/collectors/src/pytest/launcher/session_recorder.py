"""The launcher's own plugin. PYTEST_DONT_REWRITE (it is loaded already: no warning).

It counts what happened, apart from the JUnit report, so that the report can be checked
against it, and keeps the measurement in this process.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator
from types import ModuleType
from typing import Any

import pytest

from .case_outcomes import CaseOutcomes
from .foreign_plugins import options_by_hand, restore_junit, switch_off_plugins
from .left_out import is_left_out_by_user, options_that_deselect
from .raised_at import raised_at

PLUGIN_NAME = "maturity_session"


class SessionRecorder:
    """Hooks of one session, registered by ``-p``: before those of the environment."""

    def __init__(self) -> None:
        self._process = os.getpid()
        # coverage's `patch = _exit` and tests replace these
        self._get_process, self._leave = os.getpid, os._exit
        self._outcomes = CaseOutcomes()
        # How many tests have a name; None before the collection came to its end.
        self._collected: Counter[str] | None = None
        self._deselected = 0
        self._deselecting: list[str] = []
        # Absolute paths that the configuration or a conftest.py keeps from being collected.
        self.ignored: set[str] = set()
        # With --doctest-modules a file is collected twice, under one name.
        self._collection_errors: dict[str, str | None] = {}
        self._collection_skips: set[str] = set()
        self._internal_errors = 0
        # What was raised in the first of them, and where; an end of the process at import is one, too.
        self.internal_error_cause: str | None = None
        self._interrupted = False
        self.switched_off: list[str] = []
        self.options_by_hand: list[str] = []
        self.config_file: str | None = None
        self.root_folder: str | None = None
        self.plugins: list[dict[str, str]] | None = None
        # How the session ended; None when it never began, or never came to its end.
        self.session: dict[str, Any] | None = None

    def as_plugin(self) -> ModuleType:
        """``-p`` takes modules only; it finds this one in sys.modules."""
        module = ModuleType(PLUGIN_NAME, __doc__)
        for name in dir(self):
            if name.startswith("pytest_"):
                setattr(module, name, getattr(self, name))
        if hasattr(pytest, "version_tuple"):  # pytest 7: the hook has another argument before
            module.pytest_ignore_collect = self._note_ignored  # type: ignore[attr-defined]
        return module

    @pytest.hookimpl(hookwrapper=True)
    def pytest_load_initial_conftests(
        self, early_config: Any
    ) -> Generator[None, Any, None]:
        """The plugins of the configuration are loaded here, and have not acted yet."""
        options = early_config.known_args_namespace
        self.options_by_hand = options_by_hand(options)
        self.switched_off = switch_off_plugins(options)
        if not early_config.pluginmanager.hasplugin("junitxml"):
            restore_junit(early_config.pluginmanager)
        yield

    @pytest.hookimpl(hookwrapper=True)
    def pytest_cmdline_main(self, config: Any) -> Generator[None, Any, None]:
        """The options were parsed again since, and xdist has not looked at them yet."""
        switch_off_plugins(config.option)
        yield

    def pytest_configure(self, config: Any) -> None:
        self.config_file = str(config.inipath) if config.inipath else None
        self.root_folder = str(config.rootpath)
        self._deselecting = options_that_deselect(config.option)
        found = {
            (dist.project_name, dist.version)
            for _, dist in config.pluginmanager.list_plugin_distinfo()
        }
        self.plugins = [{"name": name, "version": one} for name, one in sorted(found)]

    @pytest.hookimpl(hookwrapper=True)
    def _note_ignored(
        self, collection_path: Any, config: Any
    ) -> Generator[None, Any, None]:
        outcome = yield
        if outcome.get_result() and is_left_out_by_user(collection_path, config):
            self.ignored.add(str(collection_path))

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self._collection_errors.setdefault(
                report.nodeid, _cause(report.longreprtext)
            )
        elif report.skipped:
            self._collection_skips.add(report.nodeid)

    def pytest_deselected(self, items: Any) -> None:
        self._deselected += len(items)

    def pytest_collection_finish(self, session: Any) -> None:
        self._collected = Counter(item.nodeid for item in session.items)

    def pytest_runtest_logreport(self, report: Any) -> None:
        self._outcomes.add(report)

    def pytest_internalerror(self, excinfo: Any) -> None:
        self._internal_errors += 1
        if self.internal_error_cause is None:
            self.internal_error_cause = raised_at(excinfo.value)

    def pytest_keyboard_interrupt(self) -> None:
        """Also for ``pytest.exit()``, which can choose its exit status."""
        self._interrupted = True

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: Any, exitstatus: Any) -> None:
        if self._get_process() != self._process:
            # A test forked and let the copy run on: it would write over the reports.
            self._leave(70)
        stopped = session.shouldfail or session.shouldstop
        self.session = {
            "exitCode": int(exitstatus),
            "interrupted": self._interrupted,
            "stopped": str(stopped) if stopped else None,
            "collectOnly": bool(session.config.option.collectonly),
        }

    def left_out(self) -> list[str]:
        """What deselected tests: options, or the code of a conftest.py or of a plug-in."""
        if self._deselected == 0:
            return []
        return self._deselecting or [
            f"{self._deselected} deselected by conftest.py or a plug-in"
        ]

    def passed_tests(self) -> list[str]:
        return self._outcomes.passed(self._collected or {})

    def collection_error_cause(self) -> str | None:
        """Why the first of the files that could not be loaded could not be."""
        first = min(self._collection_errors, default=None)
        return None if first is None else self._collection_errors[first]

    def tests(self) -> dict[str, Any]:
        """The counts of CaseOutcomes, and what became of the others.

        ``collected`` and ``notRun`` (selected, never begun) are None when no collection
        came to an end. ``junitCases``: the ``<testcase>`` elements of a true report.
        """
        counts = self._outcomes.counts(self._collected or {})
        began, elements = counts.pop("began"), counts.pop("junitElements")
        collection = self._collection_errors.keys() | self._collection_skips
        collected = None if self._collected is None else sum(self._collected.values())
        return {
            "collected": collected,
            "deselected": self._deselected,
            "notRun": None if collected is None else collected - began,
            **counts,
            "internalErrors": self._internal_errors,
            "collectionErrors": sorted(self._collection_errors),
            "collectionSkips": sorted(self._collection_skips),
            # All internal errors are one element.
            "junitCases": elements + len(collection) + min(self._internal_errors, 1),
        }


def _cause(text: str) -> str | None:
    """The last line that pytest marks as the error: what was raised; else its last line."""
    lines = text.splitlines()
    marked = [line[2:] for line in lines if line.startswith("E ")] or lines
    return next((line.strip() for line in reversed(marked) if line.strip()), None)


def pytest_version() -> str:
    return str(pytest.__version__)
