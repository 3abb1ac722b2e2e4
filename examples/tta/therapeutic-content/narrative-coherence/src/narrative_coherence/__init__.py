"""Checks that a story holds together before a player enters it."""

from narrative_coherence.checker import CoherenceChecker, Limits
from narrative_coherence.problem import Problem, Report

__all__ = ["CoherenceChecker", "Limits", "Problem", "Report"]
