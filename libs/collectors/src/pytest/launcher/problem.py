"""Why the launcher could not do its work."""

from __future__ import annotations


class Problem(Exception):
    """``code`` is for programs, the message for a person. The codes:

    ``hash-seed`` (the environment lacks PYTHONHASHSEED=0), ``source-missing``,
    ``coverage-missing``, ``coverage-too-old``, ``coverage-config`` (its configuration
    or a plug-in of it is broken), ``pytest-missing``, ``pytest-crashed`` (an exception
    came out of pytest), ``no-session`` (pytest ended with 0 or 1 before a session was
    over), ``coverage-lost`` (the tests ran; there is no coverage to report).
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
