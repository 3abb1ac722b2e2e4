"""One outcome for each test case, from pytest's reports of its phases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
    """A try of a case begins with its first report and ends with that of its teardown.

    Plug-ins (pytest-rerunfailures, flaky) report the protocol of one case several times: the case is its last try, and
    those before it are no cases. A case is failed once, whatever JUnit makes of it. A strict xpass is a failure, a
    plain one is not; an error in set-up or teardown is an error though the call passed.
    """

    def __init__(self) -> None:
        self._open: dict[str, _Try] = {}
        self._ended: dict[str, list[_Try]] = {}
        self._subtests = {"failed": 0, "passed": 0, "skipped": 0}

    def add(self, report: Any) -> None:
        case = report.nodeid
        one = self._open.setdefault(case, _Try())
        if hasattr(report, "context"):
            self._add_subtest(report, one)
        elif report.outcome == "rerun":
            # pytest-rerunfailures takes back what this try was so far. Older versions go on with the next one without
            # a teardown, and JUnit has both as one element.
            one.outcome = None
        else:
            if report.when == "teardown" and report.failed and one.outcome == "failed":
                one.elements += 1  # JUnit: a second element of the same name
            one.worsen(_outcome(report))
        if report.when == "teardown":
            self._ended.setdefault(case, []).append(self._open.pop(case))

    def _add_subtest(self, report: Any, one: _Try) -> None:
        """A part of its case, whose own report follows.

        A case with a skipped part did not run whole: it is skipped, as in JUnit.
        """
        skipped = "skipped" if report.skipped else "passed"
        self._subtests["failed" if report.failed else skipped] += 1
        if report.failed:
            one.worsen("failed")
        elif report.skipped:
            one.worsen(_outcome(report))

    def passed(self, collected: Mapping[str, int]) -> list[str]:
        """The names of which every case passed. For runs of few tests."""
        cases = self._cases(collected)
        others = {case for case, one in cases if one.outcome != "passed"}
        return sorted({case for case, _ in cases} - others)

    def counts(self, collected: Mapping[str, int]) -> dict[str, Any]:
        """Cases per outcome, and the names of those that did not simply pass.

        ``unfinished``: began, and did not come to the end of its teardown (pytest.exit
        in a test), or has no result. JUnit shows such a case as if it had passed.
        ``junitElements``: how many ``<testcase>`` a true JUnit report has for these cases,
        ``retaken``: how many more stand before those of a case, for its earlier tries.
        ``collected``: how many tests have a name.
        """
        cases = self._cases(collected)
        outcomes = [(case, one.outcome or "unfinished") for case, one in cases]
        counts: dict[str, Any] = dict.fromkeys((*_RANK, "unfinished"), 0)
        for _, outcome in outcomes:
            counts[outcome] += 1
        retaken = {
            case: sum(one.elements for one in tries[:-1])
            for case, tries in self._tries().items()
            if len(tries) > 1 and collected.get(case, 1) == 1
        }
        return {
            "began": len(cases),
            **counts,
            "retaken": dict(sorted(retaken.items())),
            "subtests": self._subtests,
            "junitElements": sum(one.elements for _, one in cases),
            "notPassed": [
                {"test": case, "outcome": outcome}
                for case, outcome in sorted(outcomes)
                if outcome != "passed"
            ],
        }

    def _tries(self) -> dict[str, list[_Try]]:
        tries = {case: list(ended) for case, ended in self._ended.items()}
        for case, one in self._open.items():
            tries.setdefault(case, []).append(_Try(None, one.elements))
        return tries

    def _cases(self, collected: Mapping[str, int]) -> list[tuple[str, _Try]]:
        """The last try of each; all of them where several tests have the name (``--keep-duplicates``)."""
        return [
            (case, one)
            for case, tries in self._tries().items()
            for one in (tries if collected.get(case, 1) > 1 else tries[-1:])
        ]


@dataclass
class _Try:
    outcome: str | None = None
    elements: int = 1

    def worsen(self, outcome: str | None) -> None:
        known = [one for one in (self.outcome, outcome) if one is not None]
        self.outcome = min(known, key=_RANK.__getitem__, default=None)


def _outcome(report: Any) -> str | None:
    if report.failed:
        return "failed" if report.when == "call" else "error"
    if report.skipped:
        return "xfailed" if hasattr(report, "wasxfail") else "skipped"
    if report.when != "call":
        return None
    return "xpassed" if hasattr(report, "wasxfail") else "passed"
