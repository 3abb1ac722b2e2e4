"""What Python itself finds in source files, to compare the scanner with.

Reads paths from standard input, one per line, and writes one line of JSON per file:
{"path", "imports": [[kind, module, level, [names], line]], "comments": [[line, text]]},
or {"path", "skipped": reason} for a file that this Python does not parse.
"""

import ast
import io
import json
import sys
import tokenize
import warnings

FUNCTIONS = {"import_module", "__import__", "importorskip"}


def strings(node):
    """Plain strings below a node; the constant parts of formatted strings are none."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    inner = [node.values[i] for i in range(len(node.values))] if isinstance(node, ast.JoinedStr) else None
    if inner is not None:
        return [s for value in inner if not isinstance(value, ast.Constant) for s in strings(value)]
    return [s for child in ast.iter_child_nodes(node) for s in strings(child)]


def literal(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def argument(call, position, keyword):
    for each in call.keywords:
        if each.arg == keyword:
            return each.value
    if position < len(call.args) and not any(isinstance(a, ast.Starred) for a in call.args[: position + 1]):
        return call.args[position]
    return None


def relative(name, package):
    module = name.lstrip(".")
    level = len(name) - len(module)
    if level == 0 or package is None:
        return module, level
    parts = package.split(".")
    base = parts[: len(parts) - (level - 1)]
    return ".".join(base + ([module] if module else [])), 0


def call_import(call, names):
    function = call.func
    called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)
    called = names.get(called)
    if called is None:
        return None
    first = argument(call, 0, "modname" if called == "importorskip" else "name")
    name = literal(first) if first is not None else None
    if not name:
        return None
    line = function.end_lineno
    if called == "importorskip":
        return ["dynamic", name, 0, [], line]
    if called == "import_module":
        package = argument(call, 1, "package")
        module, level = relative(name, literal(package) if package is not None else None)
        return ["dynamic", module, level, [], line]
    from_list, level = argument(call, 3, "fromlist"), argument(call, 4, "level")
    number = level.value if isinstance(level, ast.Constant) and isinstance(level.value, int) else 0
    return ["dynamic", name, max(number, 0), strings(from_list) if from_list is not None else [], line]


def find_imports(tree):
    nodes = list(ast.walk(tree))
    names = {name: name for name in FUNCTIONS}
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            names.update({a.asname: a.name for a in node.names if a.name in FUNCTIONS and a.asname})
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (["module", alias.name, 0, [], node.lineno] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield ["from", node.module or "", node.level, [alias.name for alias in node.names], node.lineno]
        elif isinstance(node, ast.Call):
            found = call_import(node, names)
            if found:
                yield found
        elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name) and target.id == "pytest_plugins":
                    modules = [m.strip() for s in strings(node.value) for m in s.split(",")]
                    yield from (["dynamic", module, 0, [], target.lineno] for module in modules if module)


def examine(path):
    with open(path, "rb") as file:
        content = file.read()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        if encoding not in ("utf-8", "utf-8-sig", "ascii"):
            return {"path": path, "skipped": "encoding " + encoding}
        # As a text file: by itself, tokenize takes a lone carriage return for no end of a line, the parser takes it for one.
        text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig").read()
        tree = ast.parse(content)
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError) as error:
        return {"path": path, "skipped": type(error).__name__}
    comments = [[token.start[0], token.string] for token in tokens if token.type == tokenize.COMMENT]
    return {"path": path, "imports": list(find_imports(tree)), "comments": comments}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for line in sys.stdin.buffer:
        path = line.rstrip(b"\n").decode("utf-8", "surrogateescape")
        sys.stdout.write(json.dumps(examine(path)) + "\n")
