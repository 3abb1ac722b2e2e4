"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["unreachable", "dead-end", "no-ending", "too-many-choices", "too-long", "thin"]


@dataclass(frozen=True, order=True)
class Problem:
    """One problem of one scene, in words for an author."""

    scene: str
    kind: Kind
    message: str


@dataclass(frozen=True)
class Report:
    """The problems of a story, sorted by scene."""

    problems: tuple[Problem, ...]

    @property
    def coherent(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def of(self, kind: Kind) -> list[Problem]:
        """Return the problems of one kind."""
        return [problem for problem in self.problems if problem.kind == kind]

    def __str__(self) -> str:
        if self.coherent:
            return "The story holds together."
        return "\n".join(f"{problem.scene}: {problem.message}" for problem in self.problems)
