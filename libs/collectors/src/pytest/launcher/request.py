"""The request: what to run, and for which components to report."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any


class BadRequest(Exception):
    """The request cannot be understood; nothing was run."""


@dataclass(frozen=True)
class Component:
    """One component: ``sources`` as people named them, ``source_files`` what its coverage is reported for."""

    name: str
    sources: tuple[str, ...]
    source_files: tuple[str, ...]


@dataclass(frozen=True)
class Request:
    """All paths absolute, except ``tests``, which pytest takes relative to the current folder."""

    nonce: str
    components: tuple[Component, ...]
    tests: tuple[str, ...]
    output_folder: str
    workspace_root: str
    pytest_arguments: tuple[str, ...]
    measures_coverage: bool


_COMPONENT_KEYS = {"sources", "sourceFiles"}
_REQUEST_KEYS = {
    *("nonce", "tests", "outputFolder", "workspaceRoot", "pytestArguments"),
    "coverage",
}


def read_request(path: str) -> Request:
    """Read and check a request. Raises BadRequest with a message for a person."""
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
    except (OSError, ValueError) as error:
        raise BadRequest(f"cannot read the request {path}: {error}") from error
    if not isinstance(document, dict):
        raise BadRequest("the request must be an object")
    listed = "components" in document
    _refuse_unknown_keys(
        document, _REQUEST_KEYS | ({"components"} if listed else _COMPONENT_KEYS)
    )
    tests = _texts(document, "tests")
    # `pytest ""` collects the whole project: the numbers would be those of somebody else's tests.
    if not tests or any(not test.strip() for test in tests):
        raise BadRequest("'tests' must name at least one path and no empty one")
    return Request(
        nonce=_text(document, "nonce"),
        components=_components(document["components"])
        if listed
        else (_component(document, ""),),
        tests=tuple(map(_not_an_option, tests)),
        output_folder=_absolute(_text(document, "outputFolder")),
        workspace_root=_absolute(_text(document, "workspaceRoot")),
        pytest_arguments=_texts(document, "pytestArguments")
        if "pytestArguments" in document
        else (),
        measures_coverage=_flag(document, "coverage"),
    )


def _components(value: Any) -> tuple[Component, ...]:
    if not isinstance(value, list) or not value:
        raise BadRequest("'components' must be a list with at least one component")
    found = []
    for entry in value:
        if not isinstance(entry, dict):
            raise BadRequest("a component must be an object")
        _refuse_unknown_keys(entry, _COMPONENT_KEYS | {"name"})
        found.append(_component(entry, _text(entry, "name")))
    return tuple(found)


def _component(entry: dict[str, Any], name: str) -> Component:
    sources = tuple(map(_absolute, _texts(entry, "sources")))
    if not sources:
        raise BadRequest("'sources' must name at least one folder or file")
    return Component(name, sources, tuple(map(_absolute, _texts(entry, "sourceFiles"))))


def _text(document: dict[str, Any], key: str) -> str:
    value = document.get(key)
    if not isinstance(value, str) or not value:
        raise BadRequest(f"'{key}' must be a text that is not empty")
    return value


def _texts(document: dict[str, Any], key: str) -> tuple[str, ...]:
    value = document.get(key)
    if not isinstance(value, list) or not all(
        isinstance(entry, str) for entry in value
    ):
        raise BadRequest(f"'{key}' must be a list of texts")
    return tuple(value)


def _flag(document: dict[str, Any], key: str) -> bool:
    """True where nothing is said."""
    value = document.get(key, True)
    if not isinstance(value, bool):
        raise BadRequest(f"'{key}' must be true or false")
    return value


def _absolute(path: str) -> str:
    if not os.path.isabs(path):
        raise BadRequest(f"'{path}' must be an absolute path")
    return os.path.normpath(path)


def _not_an_option(test: str) -> str:
    """pytest reads '-x' as an option and '@x' as a file of arguments; './-x' is a path."""
    return os.path.join(os.curdir, test) if test[0] in "-@" else test


def _refuse_unknown_keys(document: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(document) - known)
    if unknown:
        raise BadRequest(
            f"unknown key '{unknown[0]}'; known are: {', '.join(sorted(known))}"
        )
