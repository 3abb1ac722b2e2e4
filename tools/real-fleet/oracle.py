"""Measure the fleet by hand: the documented command line of each tool, in each component's folder, one after another.

Usage: oracle.py PACKAGES_JSON WORKSPACE [NAME ...]

Prints JSON, per component: `metrics` (id to value; a ratio also says covered and total), `lines` (executed lines per
file, to find those that differ between two runs), `seconds` and `cpu` (seconds of processors). Standard library only, and nothing in common with
the plugin: where the two agree, they agree for no other reason than that the number is right.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import tokenize
from pathlib import Path
from xml.etree import ElementTree

IGNORE = re.compile(r"(?:^|#)\s*(?:type|pyright):\s*ignore(?=\s|\[|$)")
LESS_STRICT = re.compile(r"^#\s*pyright:(?!\s*ignore)(?:.*,)?\s*(?:basic|standard|\w+\s*=\s*(?:false|none|warning|information))\s*(?:,|$)")
MISSING = {"reportMissingImports", "reportMissingModuleSource"}


def run(command, folder, env, codes=(0, 1), minutes=10):
    """Return the standard output of a command; stop the whole proof when the command did not do its work."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        out, err = process.communicate(timeout=minutes * 60)
    except subprocess.TimeoutExpired:
        print(f"{folder.name}: {' '.join(command)} was ended after {minutes} minutes", file=sys.stderr, flush=True)
        os.killpg(0, signal.SIGKILL)  # itself and all that it started: a suite has children of its own
    if process.returncode not in codes:
        sys.exit(f"{folder.name}: {' '.join(command)}: exit code {process.returncode}\n{out[-3000:]}\n{err[-3000:]}")
    return out


def number(value):
    return {"value": value}


def ratio(covered, total):
    return {"value": covered / total, "covered": covered, "total": total}


def count_cases(report):
    """Count the test cases of a JUnit report by how they ended: elements, not the attributes that sum them up."""
    counts = dict.fromkeys(("total", "passed", "failed", "errors", "flaky", "skipped", "xfailed"), 0)
    for case in ElementTree.parse(report).iter("testcase"):
        skipped = case.find("skipped")
        if case.find("failure") is not None:
            outcome = "failed"
        elif case.find("error") is not None:
            outcome = "errors"
        elif skipped is not None:
            outcome = "xfailed" if skipped.get("type") == "pytest.xfail" else "skipped"
        else:
            outcome = "passed"
        counts[outcome] += 1
        counts["total"] += 1
    if counts["failed"] + counts["errors"] > 0:
        # One run does not tell whether a test that failed would pass the next time, and nobody asked for a second one.
        del counts["flaky"]
    return {f"tests.unit.{name}": number(count) for name, count in counts.items()}


def measure_tests(package, folder, python, env, scratch):
    """Run the suite once under coverage; a suite may ask for data files per process, which are combined first."""
    junit, report = scratch / "junit.xml", scratch / "coverage.json"
    env = {**env, "COVERAGE_FILE": str(scratch / "coverage.data"), "PYTHONHASHSEED": "0"}
    coverage = [python, "-m", "coverage"]
    suite = ["-m", "pytest", *package["tests"], "-p", "no:xdist", f"--junitxml={junit}"]
    run([*coverage, "run", f"--source={','.join(package['sources'])}", *suite], folder, env)
    if not (scratch / "coverage.data").exists():
        run([*coverage, "combine"], folder, env, codes=(0,))
    run([*coverage, "json", "--fail-under=0", "-o", str(report)], folder, env, codes=(0,))
    found = json.loads(report.read_text(encoding="utf-8"))
    totals, files = found["totals"], found["files"]
    metrics = count_cases(junit)
    metrics["coverage.unit.lines"] = ratio(totals["covered_lines"], totals["num_statements"])
    if found["meta"]["branch_coverage"]:
        metrics["coverage.unit.branches"] = ratio(totals["covered_branches"], totals["num_branches"])
    metrics["suppressions.coverage"] = number(sum(len(one["excluded_lines"]) for one in files.values()))
    return metrics, {name: one["executed_lines"] for name, one in files.items()}


def measure_lint(package, folder, python, env, _scratch):
    """`--no-fix`: some of the configurations say `fix = true`, and a measurement does not edit what it measures."""
    command = [python, "-m", "ruff", "check", *package["sources"], "--output-format", "json", "--no-fix"]
    counts = []
    for more in ([], ["--ignore-noqa"]):
        findings = json.loads(run([*command, *more], folder, env))
        counts.append(sum(one["code"] not in (None, "invalid-syntax") for one in findings))
    return {"lint.errors": number(counts[0]), "suppressions.lint": number(counts[1] - counts[0])}


def count_type_ignores(folder, sources):
    """Count `# type: ignore`, `# pyright: ignore` and what makes a file less strict, in comments only."""
    count = 0
    for source in sources:
        for path in sorted([*(folder / source).rglob("*.py"), *(folder / source).rglob("*.pyi")]):
            with path.open("rb") as file:
                comments = [token.string for token in tokenize.tokenize(file.readline) if token.type == tokenize.COMMENT]
            count += sum(len(IGNORE.findall(comment)) + bool(LESS_STRICT.match(comment)) for comment in comments)
    return count


def measure_types(package, folder, python, env, _scratch):
    pyright = str(folder.parent.parent / "node_modules" / ".bin" / "pyright")
    command = [pyright, "--outputjson", "--pythonpath", python, *package["sources"]]
    found = json.loads(run(command, folder, env))
    if not found["summary"]["filesAnalyzed"]:
        sys.exit(f"{folder.name}: pyright analysed no file")
    diagnostics = found["generalDiagnostics"]
    metrics = {
        f"types.{severity}s" if severity != "information" else "types.information": number(
            sum(one["severity"] == severity for one in diagnostics)
        )
        for severity in ("error", "warning", "information")
    }
    metrics["types.unresolvedImports"] = number(sum(one.get("rule") in MISSING for one in diagnostics))
    metrics["suppressions.types"] = number(count_type_ignores(folder, package["sources"]))
    return metrics


def measure_security(package, folder, python, env, _scratch):
    found = json.loads(run([python, "-m", "bandit", "-q", "-r", *package["sources"], "-f", "json"], folder, env))
    totals, results = found["metrics"]["_totals"], found["results"]
    if found["errors"] or not totals["loc"]:
        sys.exit(f"{folder.name}: bandit did not read every file: {found['errors']}")
    metrics = {"security.issues": number(len(results))}
    for severity in ("high", "medium", "low"):
        metrics[f"security.{severity}"] = number(sum(one["issue_severity"] == severity.upper() for one in results))
    metrics["suppressions.security"] = number(totals["nosec"] + totals["skipped_tests"])
    return metrics


def processor_seconds():
    """Return what all programs that have ended so far used."""
    times = os.times()
    return times.children_user + times.children_system


def measure(package, workspace):
    """Return everything about one component; times are those of the tools alone."""
    folder = workspace / "packages" / package["name"]
    environments = [folder / ".venv", workspace / ".venv"]
    binaries = next(one for one in environments if one.exists()) / "bin"
    # An activated environment: suites that start programs of their own find its programs first.
    env = {key: value for key, value in os.environ.items() if not key.startswith(("COVERAGE_", "COV_", "PYTEST_", "PYTHON"))}
    env["PATH"] = f"{binaries}{os.pathsep}{env['PATH']}"
    measured = {"metrics": {}, "lines": {}, "seconds": {}, "cpu": {}}
    for tool in (measure_tests, measure_lint, measure_types, measure_security):
        start, used = time.monotonic(), processor_seconds()
        with tempfile.TemporaryDirectory() as scratch:
            metrics = tool(package, folder, str(binaries / "python"), env, Path(scratch))
        if tool is measure_tests:
            metrics, measured["lines"] = metrics
        measured["metrics"].update(metrics)
        kind = tool.__name__.removeprefix("measure_")
        measured["seconds"][kind] = round(time.monotonic() - start, 1)
        measured["cpu"][kind] = round(processor_seconds() - used, 1)
    return measured


def main():
    if os.getpgrp() != os.getpid():
        os.setpgrp()
    declared, workspace, *names = sys.argv[1:]
    packages = json.loads(Path(declared).read_text(encoding="utf-8"))["packages"]
    fleet = {}
    for package in packages:
        if names and package["name"] not in names:
            continue
        fleet[package["name"]] = measure(package, Path(workspace).resolve())
        seconds = fleet[package["name"]]["seconds"]
        print(f"  by hand: {package['name']} {seconds}", file=sys.stderr, flush=True)
    json.dump(fleet, sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
