"""What was raised, and where."""

from __future__ import annotations

import traceback


def raised_at(error: BaseException) -> str:
    """`src/a/mod.py:2: SystemExit: no server`, with the last place where it was raised or passed; on one line."""
    lines = traceback.format_exception_only(type(error), error)
    what = lines[-1].strip().splitlines()[0][:500]
    places = traceback.extract_tb(error.__traceback__)
    return f"{places[-1].filename}:{places[-1].lineno}: {what}" if places else what
