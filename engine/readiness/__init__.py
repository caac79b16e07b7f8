"""The public API of `readiness`. What is not named here may change without notice.

A method's plugin needs `Method`, `hookimpl` and `read_ruleset`; one with arithmetic also `Facts`, `Context`
and `Judgement`. A program that embeds the check needs `check_file` and what it returns.

A name is imported when it is first asked for: `readiness --help` does not wait for what it never uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.assessment import Assessment, Score, Verdict
    from readiness.check import check_file
    from readiness.documents import read_ruleset
    from readiness.errors import NothingAssessed, PluginError, ReadinessError, RulesetError, SetupError
    from readiness.facts import Context, Facts, Number, Unanswered
    from readiness.gate import Demand
    from readiness.hookspecs import Method, hookimpl
    from readiness.judgement import Judgement, Outcome
    from readiness.wording import Share

__all__ = [
    "Assessment",
    "Context",
    "Demand",
    "Facts",
    "Judgement",
    "Method",
    "NothingAssessed",
    "Number",
    "Outcome",
    "PluginError",
    "ReadinessError",
    "RulesetError",
    "Score",
    "SetupError",
    "Share",
    "Unanswered",
    "Verdict",
    "check_file",
    "hookimpl",
    "read_ruleset",
]

_HOMES = {
    "assessment": ("Assessment", "Score", "Verdict"),
    "check": ("check_file",),
    "documents": ("read_ruleset",),
    "errors": ("NothingAssessed", "PluginError", "ReadinessError", "RulesetError", "SetupError"),
    "facts": ("Context", "Facts", "Number", "Unanswered"),
    "gate": ("Demand",),
    "hookspecs": ("Method", "hookimpl"),
    "judgement": ("Judgement", "Outcome"),
    "wording": ("Share",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f"readiness.{home}"), name)
            return value
    raise AttributeError(f"module 'readiness' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
