"""A tool that does its work, except for the component `bad`: `stub_program.py MODE REAL-PROGRAM [arguments]`."""

import os
import signal
import subprocess
import sys
import time

mode, real, *arguments = sys.argv[1:]


def is_about_bad():
    if arguments and arguments[-1].endswith("-request.json"):
        with open(arguments[-1], encoding="utf-8") as request:
            return "/bad/" in request.read()
    return any("bad/src" in argument for argument in arguments)


def changed(text):
    if mode == "truncated":
        return text[: len(text) // 2]
    if mode == "foreign":
        return text.replace("/bad/", "/other/").replace('"bad/', '"other/').replace('"nonce": "', '"nonce": "x')
    if mode == "drift":
        for name in ("filename", "generalDiagnostics", "results", "collected"):
            text = text.replace(f'"{name}"', f'"{name}_"')
        return text
    if mode == "twice":
        return text.replace("{", '{"filename": "x", "filename": "y", "version": 1, "version": 2, ', 1)
    return ""


def report_files():
    if arguments and arguments[-1].endswith("-request.json"):
        return [arguments[-1].replace("-request.json", "-answer/run.json")]
    return [arguments[arguments.index("--output") + 1]] if "--output" in arguments else []


if not is_about_bad():
    os.execv(real, [real, *arguments])
if mode == "version":
    print("a program of the same name")
    sys.exit(0)
if mode == "exit":
    sys.exit(77)
if mode == "traceback":
    raise RuntimeError("it does not work")
if mode == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
if mode == "memory":
    print("MemoryError", file=sys.stderr, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
if mode == "hang":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    subprocess.Popen(["sleep", "600"])
    time.sleep(600)
if mode == "silent":
    sys.exit(0)
if mode == "limit":
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (24_000_000, 24_000_000))
    os.execv(real, [real, *arguments])
run = subprocess.run([real, *arguments], capture_output=True)
output = run.stdout
if mode == "late-exit":
    sys.stdout.buffer.write(output)
    sys.exit(77)
files = report_files()
if mode == "old":
    for file in files:
        os.utime(file, (0, 0))
elif files:
    for file in files:
        with open(file, encoding="utf-8") as report:
            text = report.read()
        with open(file, "w", encoding="utf-8") as report:
            report.write(changed(text))
elif output.lstrip()[:1] in (b"{", b"["):
    output = changed(output.decode()).encode()
sys.stdout.buffer.write(output)
sys.stderr.buffer.write(run.stderr)
sys.exit(run.returncode)
