"""What can stop an assessment, and the exit code each kind owns.

::

    ReadinessError
    ├── SetupError        2   the setup file cannot be read or is not valid
    ├── NothingAssessed   3   no method is declared, or a declared one does not exist
    └── PluginError       4   a method could not be loaded
        └── RulesetError  4   a ruleset is not valid

Exit 1 is no error: the assessment was made, and its gate did not hold. Exit 70 is a fault of our own.
`Interrupted` is no error either: the user stopped the run while code of a plugin was running, exit 130.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from readiness.diagnostics import Diagnostic


class ReadinessError(Exception):
    """An expected failure, told as diagnostics that name the place and what to do."""

    exit_code: ClassVar[int]

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Keep the diagnostics in the order in which they are to be read."""
        super().__init__("; ".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


class SetupError(ReadinessError):
    """The setup file cannot be read or does not follow the rulesets' fields."""

    exit_code = 2


class NothingAssessed(ReadinessError):  # noqa: N818 (it names an outcome, not a mistake)
    """No method is declared, or a method or rule that was asked for does not exist."""

    exit_code = 3


class PluginError(ReadinessError):
    """A declared method is installed but could not be loaded."""

    exit_code = 4


class RulesetError(PluginError):
    """A ruleset document is not valid, or does not fit the one it extends."""


class Interrupted(KeyboardInterrupt):
    """The user interrupted the run while code of a plugin was running."""

    def __init__(self, methods: tuple[str, ...], rule: str, distribution: str, version: str) -> None:
        """Keep whose code was running.

        Args:
            methods: For which methods that a setup declares; none where a project is worked on.
            rule: For which rule; empty while a plugin was loaded.
            distribution: The distribution that the code comes from.
            version: Its version.

        """
        super().__init__()
        self.methods = methods
        self.rule = rule
        self.distribution = distribution
        self.version = version
