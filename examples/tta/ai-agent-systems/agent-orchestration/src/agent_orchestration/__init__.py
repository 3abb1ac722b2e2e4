"""Runs agents in an order in which each has what it needs."""

from agent_orchestration.agent import Agent, Outcome, PromptAgent
from agent_orchestration.orchestrator import Orchestrator
from agent_orchestration.plan import Plan, PlanError

__all__ = ["Agent", "Orchestrator", "Outcome", "Plan", "PlanError", "PromptAgent"]
