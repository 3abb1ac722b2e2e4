"""Prompts from templates, a budget of tokens, providers of completions and a cache for them."""

from llm.budget import BudgetError, TokenBudget, estimate_tokens
from llm.cache import CachedProvider
from llm.provider import Completion, Provider, ProviderError, ScriptedProvider, complete_with_retry
from llm.template import Template, TemplateError

__all__ = [
    "BudgetError",
    "CachedProvider",
    "Completion",
    "Provider",
    "ProviderError",
    "ScriptedProvider",
    "Template",
    "TemplateError",
    "TokenBudget",
    "complete_with_retry",
    "estimate_tokens",
]
