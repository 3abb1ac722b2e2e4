"""The parts of ``measure_tests.py``. Loaded as ``maturity_launcher``, not by sys.path.

Request (a JSON file; paths absolute unless said otherwise; unknown keys are refused)::

    {"nonce": "...",         # comes back in run.json: no other answer is taken for ours
     "components": [{"name": "carbon", "sources": [folders or files],
                     "sourceFiles": [.py files that coverage is reported for]}],
     "tests": [files, folders or node ids, absolute or from the current folder],
     "outputFolder": "...", "workspaceRoot": "...",
     "pytestArguments": [],                                              # optional
     "coverage": true}                                                   # optional

Without coverage nothing is measured (``coverage`` and ``components`` of the answer stay
null), and ``tests`` of the answer has the names of ``passedTests`` as well: for tests
that are run again.

``sources`` and ``sourceFiles`` beside ``tests`` mean one component with the name "".

Answer, in ``outputFolder``: ``junit.xml``, ``coverage-<index>.json`` per component, and
``run.json``, written last and whole (null: not known; paths relative to the workspace
with forward slashes; lists sorted, except ``components`` and ``configFiles``)::

    {"format": "maturity-test-run/1", "nonce", "exitCode",
     "problem": null | {"code", "message"},                              # problem.py
     "versions": {"python", "implementation", "coverage", "pytest",
                  "plugins": null | [{"name", "version"}]},
     "pytest": null | {"exitCode", "endedAt", "configFile", "rootFolder",
                       "switchedOff": ["pytest-cov", "xdist"],
                       "optionsByHand": ["--no-cov", "-n0"],
                       "session": null | {"exitCode", "interrupted", "stopped",
                                          "collectOnly"}},
     "tests": null | {...},                             # SessionRecorder.tests
     "junit": null | {"file", "sha256"},
     "coverage": null | {"branch", "configFiles", "warnings"},
     "components": null | [{"name", "report", ...}],    # component_coverage
     "lookedAt": null | {"files", "absent", "folders", ...},   # LookedAt.inside
     "complete": true}

Exit status: that of pytest; 64 when the request is not understood (no run.json); 70
when the launcher could not do its work (``problem`` in run.json, if it can be written).

What a test suite can do from inside this process, and nobody here can prevent: change
coverage.py's data or functions, the counters of ``SessionRecorder``, or the files,
before they are written. What happens by accident is found: ``os._exit`` leaves no
run.json; a report that is replaced later has another digest; a session that ended early
or wrote another report has other counts in run.json than in junit.xml; a forked copy of
the process never answers.
"""
