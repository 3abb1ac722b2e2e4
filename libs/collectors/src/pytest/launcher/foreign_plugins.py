"""What the user's configuration of pytest would do to the measurement."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any


def options_by_hand(options: Any) -> list[str]:
    """What a person adds to the command so that the configuration does not ask for either.

    Nested in `coverage run`, pytest-cov and the workers of xdist give other numbers.
    """
    added = []
    if getattr(options, "cov_source", None) and not getattr(options, "no_cov", False):
        added.append("--no-cov")
    if getattr(options, "numprocesses", None):
        added.append("-n0")
    return added


def switch_off_plugins(options: Any) -> list[str]:
    """Turn off pytest-cov and xdist in parsed options, where they are loaded; which ones.

    pytest-cov would start a second measurement that ends ours; xdist would run the tests
    in processes that are not measured. Not by `--no-cov` and `-n0`: without the plugins
    (also with `-p no:xdist`) these are usage errors.
    """
    switched_off = []
    if hasattr(options, "cov_source"):
        # Without sources it registers nothing. With `no_cov` alone it registers a plugin
        # that fails on its own marker `no_cover`.
        options.cov_source = []
        options.no_cov = True
        switched_off.append("pytest-cov")
    if hasattr(options, "numprocesses"):
        options.numprocesses = 0
        options.dist = "no"
        options.tx = []
        options.distload = False
        options.looponfail = False
        switched_off.append("xdist")
    return switched_off


def restore_junit(plugins: Any) -> None:
    """Undo `-p no:junitxml` in the configuration: no report then, with exit status 0.

    To name the plugin again would declare its options twice (ValueError), so only its
    two hooks that write come back. The fixtures stay away, as the user wanted.
    """
    from _pytest import junitxml

    hooks = SimpleNamespace(
        pytest_configure=junitxml.pytest_configure,
        pytest_unconfigure=junitxml.pytest_unconfigure,
    )
    plugins.register(hooks, "maturity_junitxml")
