"""Cypher text from parts. Values never enter the text: they become parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_OPERATORS = frozenset({"=", "<>", "<", "<=", ">", ">=", "CONTAINS", "STARTS WITH", "IN"})


@dataclass(frozen=True)
class Query:
    """A read query. Every method returns a new one, so that a query can be a starting point."""

    patterns: tuple[str, ...]
    conditions: tuple[tuple[str, str, object], ...] = ()
    returned: tuple[str, ...] = ()
    ordered_by: tuple[str, ...] = ()
    limited_to: int | None = None

    def related(self, start: str, kind: str, end: str, label: str) -> Query:
        """Follow relationships of one kind from the variable `start` to a new one."""
        pattern = f"({_name(start)})-[:{_name(kind)}]->({_name(end)}:{_name(label)})"
        return replace(self, patterns=(*self.patterns, pattern))

    def where(self, field: str, operator: str, value: object) -> Query:
        """Keep what fulfils a condition; several conditions must all hold."""
        if operator not in _OPERATORS:
            raise ValueError(f"{operator!r} is none of {', '.join(sorted(_OPERATORS))}")
        return replace(self, conditions=(*self.conditions, (_field(field), operator, value)))

    def returning(self, *fields: str) -> Query:
        """Name the variables or properties to return."""
        return replace(self, returned=tuple(_field(field) for field in fields))

    def order_by(self, field: str, *, descending: bool = False) -> Query:
        """Sort by a variable's property, after those named before."""
        order = _field(field) + (" DESC" if descending else "")
        return replace(self, ordered_by=(*self.ordered_by, order))

    def limit(self, count: int) -> Query:
        """Return at most `count` rows."""
        if count < 1:
            raise ValueError(f"a limit is at least 1, not {count}")
        return replace(self, limited_to=count)

    def build(self) -> tuple[str, dict[str, object]]:
        """Return the text of the query and its parameters."""
        if not self.returned:
            raise ValueError("the query returns nothing: call returning()")
        lines = ["MATCH " + ", ".join(self.patterns)]
        parameters: dict[str, object] = {}
        if self.conditions:
            parts = []
            for number, (field, operator, value) in enumerate(self.conditions):
                parts.append(f"{field} {operator} $p{number}")
                parameters[f"p{number}"] = value
            lines.append("WHERE " + " AND ".join(parts))
        lines.append("RETURN " + ", ".join(self.returned))
        if self.ordered_by:
            lines.append("ORDER BY " + ", ".join(self.ordered_by))
        if self.limited_to is not None:
            lines.append(f"LIMIT {self.limited_to}")
        return "\n".join(lines), parameters


def match(variable: str, label: str) -> Query:
    """Start a query at the nodes with a label."""
    return Query(patterns=(f"({_name(variable)}:{_name(label)})",))


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError(f"{text!r} is not a name")
    return text


def _field(text: str) -> str:
    return ".".join(_name(part) for part in text.split("."))
