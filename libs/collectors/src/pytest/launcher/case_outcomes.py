"""One outcome for each test case, from pytest's reports of its phases."""

from __future__ import annotations

from typing import Any

# Of several reports (set-up, subtests, call, teardown) the most telling one counts, of
# equal ones the first (as in JUnit).
_RANK = {
    "failed": 0,
    "error": 1,
    "xfailed": 2,
    "skipped": 2,
    "xpassed": 3,
    "passed": 4,
}


class CaseOutcomes:
    """A case begins with its first report and ends with that of its teardown.

    A case is failed once, whatever JUnit makes of it. A strict xpass is a failure, a
    plain one is not; an error in set-up or teardown is an error though the call passed.
    """

    def __init__(self) -> None:
        self._open: dict[str, str | None] = {}
        self._ended: list[tuple[str, str | None]] = []
        self._began = 0
        self._failed_twice = 0
        self._reruns: dict[str, int] = {}
        self._abandoned: set[str] = set()
        self._subtests = {"failed": 0, "passed": 0, "skipped": 0}

    def add(self, report: Any) -> None:
        case = report.nodeid
        if case not in self._open:
            self._open[case] = None
            self._began += 1
        if hasattr(report, "context"):
            self._add_subtest(report)
            return
        if report.outcome == "rerun":
            # pytest-rerunfailures: the user asked for it; another try follows, and nothing of this one counts. Newer
            # versions report its teardown, too.
            self._reruns[case] = self._reruns.get(case, 0) + 1
            self._open[case] = None
            if report.when != "teardown":
                self._abandoned.add(case)
            return
        if case in self._abandoned:
            if report.when != "setup":
                return
            self._abandoned.remove(case)
        if report.when == "teardown" and report.failed and self._open[case] == "failed":
            self._failed_twice += 1  # JUnit: a second element of the same name
        self._worsen(case, _outcome(report))
        if report.when == "teardown":
            self._ended.append((case, self._open.pop(case)))

    def _add_subtest(self, report: Any) -> None:
        """A part of its case, whose own report follows.

        A case with a skipped part did not run whole: it is skipped, as in JUnit.
        """
        skipped = "skipped" if report.skipped else "passed"
        self._subtests["failed" if report.failed else skipped] += 1
        if report.failed:
            self._worsen(report.nodeid, "failed")
        elif report.skipped:
            self._worsen(report.nodeid, _outcome(report))

    def _worsen(self, case: str, outcome: str | None) -> None:
        known = [one for one in (self._open[case], outcome) if one is not None]
        self._open[case] = min(known, key=_RANK.__getitem__, default=None)

    def junit_elements(self) -> int:
        """How many ``<testcase>`` elements a true JUnit report has for these cases."""
        return self._began + self._failed_twice

    def passed(self) -> list[str]:
        """The names of the cases that passed. For runs of few tests."""
        return sorted(case for case, outcome in self._ended if outcome == "passed")

    def counts(self) -> dict[str, Any]:
        """Cases per outcome, and the names of those that did not simply pass.

        ``unfinished``: began, and did not come to the end of its teardown (pytest.exit
        in a test), or has no result. JUnit shows such a case as if it had passed.
        """
        cases = [(case, outcome or "unfinished") for case, outcome in self._ended]
        cases += [(case, "unfinished") for case in self._open]
        counts: dict[str, Any] = dict.fromkeys((*_RANK, "unfinished"), 0)
        for _, outcome in cases:
            counts[outcome] += 1
        others = sorted(case for case in cases if case[1] != "passed")
        return {
            "began": self._began,
            **counts,
            "reruns": dict(sorted(self._reruns.items())),
            "subtests": self._subtests,
            "notPassed": [
                {"test": case, "outcome": outcome} for case, outcome in others
            ],
        }


def _outcome(report: Any) -> str | None:
    if report.failed:
        return "failed" if report.when == "call" else "error"
    if report.skipped:
        return "xfailed" if hasattr(report, "wasxfail") else "skipped"
    if report.when != "call":
        return None
    return "xpassed" if hasattr(report, "wasxfail") else "passed"
