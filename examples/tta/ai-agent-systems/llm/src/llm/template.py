"""Prompt templates with named places: `Hello {{ name }}`."""

import os
import re
from typing import Dict, List

_PLACE = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


class TemplateError(ValueError):
    """A place of the template has no value."""


class Template:
    """A text with places for values."""

    def __init__(self, text: str, defaults: Dict[str, str] = {}) -> None:
        self.text = text
        self.defaults = defaults

    def places(self) -> List[str]:
        """Return the names of the places, sorted, each once."""
        return sorted(set(_PLACE.findall(self.text)))

    def title(self) -> str:
        """Return the first heading of the template."""
        return _TITLE.search(self.text).group(1)

    def render(self, **values: str) -> str:
        """Fill every place; raises TemplateError for a place without a value."""
        known = {**self.defaults, **values}
        try:
            return _PLACE.sub(lambda place: known[place.group(1)], self.text)
        except KeyError as error:
            raise TemplateError(f"no value for {error.args[0]!r}; the template needs {', '.join(self.places())}")
