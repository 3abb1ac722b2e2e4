"""Take test functions out of a test file.

Usage: remove_tests.py FILE NAME [NAME ...] with NAME as in a pytest node id: `test_x` or `TestClass::test_x`.
Fails, and writes nothing, when a function is not there.
"""

import ast
import sys
from pathlib import Path


def find(body: list[ast.stmt], names: list[str]) -> ast.stmt:
    """Return the statement that defines the last of `names` inside the others."""
    for statement in body:
        if getattr(statement, "name", None) == names[0]:
            return statement if len(names) == 1 else find(statement.body, names[1:])
    sys.exit(f"{sys.argv[1]}: no test {names[0]}")


def main() -> None:
    path = Path(sys.argv[1])
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    tree = ast.parse(text)
    found = [find(tree.body, name.split("::")) for name in sys.argv[2:]]
    for test in sorted(found, key=lambda one: one.lineno, reverse=True):
        first = min([test.lineno, *(decorator.lineno for decorator in test.decorator_list)])
        del lines[first - 1 : test.end_lineno]
    ast.parse("".join(lines))
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
