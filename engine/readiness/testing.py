"""The test kit of those who write methods: what `readiness rules test` holds, in a test run of one's own.

With pytest, the plugin makes a case of each proof and each property. In `conftest.py`:

    pytest_plugins = ["readiness.testing"]

and in a test file:

    def test_ruleset(ruleset_check):
        ruleset_check.run()

With any other runner, go through `checks()`:

    for check in checks("."):
        check.run()

Under `[tool.pytest.ini_options]`, `readiness_path` is where the method lies (the folder of the project when
left out), `readiness_examples` how many setups are made up for the method (four times as many for each
function), and `readiness_language` the language of what is told, `da` or `en`.

PYTEST_DONT_REWRITE
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from readiness.authoring.trials.checks import EXAMPLES
from readiness.errors import ReadinessError

if TYPE_CHECKING:
    import os

    import pytest

    from readiness.authoring.trials.checks import Check as Held
    from readiness.model import Language

__all__ = ["Check", "checks", "pytest_addoption", "pytest_generate_tests"]

_FIXTURE = "ruleset_check"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is held of a ruleset: a proof, an outcome that needs one, or a property."""

    held: Held
    language: Language

    @property
    def id(self) -> str:
        """Its name, the same in every run: `<ruleset>/<milestone>.<rule>/<kind>-<name>`."""
        return self.held.id

    def run(self) -> None:
        """Find out whether it holds.

        Raises:
            AssertionError: It does not; the text says what, where, and what to do.

        """
        from readiness.authoring.trials.suite import run  # noqa: PLC0415 (pytest starts faster without)
        from readiness.render.canvas import Canvas  # noqa: PLC0415 (as above)
        from readiness.render.tested.text import failure_lines  # noqa: PLC0415 (as above)

        __tracebackhide__ = True  # to pytest: what is told has its own place
        failures = run(self.held).failures
        if failures:
            lines = [line for each in failures for line in failure_lines(each, Canvas(), self.language)]
            raise AssertionError("\n".join([self.id, *lines]))

    def __str__(self) -> str:
        """Give its name."""
        return self.id


def checks(
    path: str | os.PathLike[str] = ".", *, examples: int = EXAMPLES, language: Language = "da"
) -> list[Check]:
    """Give all checks of the rulesets of a project, in an order that stays the same.

    Args:
        path: The folder with the `pyproject.toml` of the method, or one ruleset file.
        examples: How many setups are made up for the method; for each function, four times as many.
        language: Of what is told.

    Raises:
        ReadinessError: There is no method, or it cannot be loaded; all that is wrong at once.

    """
    from readiness.authoring.project import find_project  # noqa: PLC0415 (as above)
    from readiness.authoring.trials.suite import suite  # noqa: PLC0415 (as above)

    return [Check(each, language) for each in suite(find_project(Path(path)), examples)]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take what may stand in the configuration of pytest."""
    parser.addini("readiness_path", "The folder of the method, or its ruleset file.", default=".")
    parser.addini("readiness_examples", "How many setups are made up.", default=str(EXAMPLES))
    parser.addini("readiness_language", "The language of what is told, da or en.", default="da")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each check for a test that takes `ruleset_check`.

    Raises:
        CollectError: There is no method, or it cannot be loaded; the text is what the command line tells.

    """
    if _FIXTURE in metafunc.fixturenames:
        import pytest  # noqa: PLC0415 (other runners go without it)

        from readiness.render.canvas import Canvas  # noqa: PLC0415 (as above)
        from readiness.render.diagnostics import render  # noqa: PLC0415 (as above)

        config = metafunc.config
        language = cast("Language", config.getini("readiness_language"))
        path = config.rootpath / config.getini("readiness_path")
        examples = int(config.getini("readiness_examples"))
        try:
            found = checks(path, examples=examples, language=language)
        except ReadinessError as error:
            raise pytest.Collector.CollectError(render(error.diagnostics, Canvas(), language)) from None
        metafunc.parametrize(_FIXTURE, found, ids=str)
