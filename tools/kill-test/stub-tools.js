import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every Python file below the paths, and how often each has a word. */
const prelude = `
import json, os, sys

def files(paths):
    for path in paths:
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)

def lines(path, word):
    with open(path, encoding="utf-8") as text:
        return [number for number, line in enumerate(text, 1) if word in line]
`;

const ruff = `
if sys.argv[1] == "--version":
    print("ruff 0.16.10")
    sys.exit(0)
paths = [argument for argument in sys.argv[2:] if argument.startswith("/")]
if "--show-files" in sys.argv:
    print("\\n".join(files(paths)))
    sys.exit(0)
found = [
    {"code": "F401", "message": "a finding", "filename": path, "location": {"row": row, "column": 1}}
    for path in files(paths)
    for row in lines(path, "FINDING")
]
print(json.dumps(found))
sys.exit(1 if found else 0)
`;

const bandit = `
if sys.argv[1] == "--version":
    print("bandit 1.9.4")
    sys.exit(0)
output = sys.argv[sys.argv.index("--output") + 1]
paths = sys.argv[sys.argv.index("--output") + 2:]
metrics, results = {}, []
for path in files(paths):
    metrics[path] = {"loc": len(lines(path, "")), "nosec": 0, "skipped_tests": 0}
    for row in lines(path, "ISSUE"):
        results.append({"test_id": "B101", "issue_severity": "LOW", "issue_text": "an issue",
                        "filename": path, "line_number": row})
with open(output, "w", encoding="utf-8") as report:
    json.dump({"errors": [], "metrics": metrics, "results": results}, report)
sys.exit(1 if results else 0)
`;

/**
 * Makes an environment whose ruff and bandit answer at once, in the form of the real ones: findings are the lines of the
 * sources that hold FINDING or ISSUE. Many runs can then be killed in little time.
 * @param {string} folder of the environment, which does not exist yet
 * @param {string} interpreter a real Python
 */
export function makeStubTools(folder, interpreter) {
  const programs = join(folder, 'bin');
  mkdirSync(join(folder, 'lib/python3/site-packages'), { recursive: true });
  mkdirSync(programs);
  writeFileSync(join(folder, 'pyvenv.cfg'), `home = ${programs}\nversion = 3\n`);
  symlinkSync(interpreter, join(programs, 'python'));
  for (const [name, program] of Object.entries({ ruff, bandit })) {
    const file = join(programs, name);
    writeFileSync(file, `#!${interpreter} -IS\n${prelude}${program}`);
    chmodSync(file, 0o755);
  }
}
