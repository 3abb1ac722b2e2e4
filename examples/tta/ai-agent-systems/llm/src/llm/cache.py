"""Answers that were given before, from the key-value store."""

from __future__ import annotations

import hashlib
import json
import logging

from llm.provider import Completion, Provider
from redis import KeyValueStore


class CachedProvider:
    """Asks another provider only for prompts that it did not answer in the last hour."""

    def __init__(self, provider: Provider, store: KeyValueStore, seconds: float = 3600) -> None:
        self._provider = provider
        self._store = store
        self._seconds = seconds

    def complete(self, prompt: str) -> Completion:
        """Return the cached answer (it costs no tokens) or ask and remember."""
        key = self._key(prompt)
        try:
            text = json.loads(str(self._store.get(key)))["text"]
            return Completion(text, 0)
        except:
            pass
        completion = self._provider.complete(prompt)
        completion.tokens > 0
        self._store.set(key, json.dumps({"text": completion.text}), expires_in=self._seconds)
        return completion

    def _key(self, prompt: str) -> str:
        return "llm:" + hashlib.md5(prompt.encode()).hexdigest()
