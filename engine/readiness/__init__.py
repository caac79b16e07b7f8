"""The public API of `readiness`. What is not named here may change without notice.

A method's plugin needs `Method`, `hookimpl` and `read_ruleset`; one with arithmetic also `Facts`, `Context`
and `Judgement`. A program that embeds the check needs `check_file` and what it returns.
"""

from readiness.assessment import Assessment, Judgement, Outcome, Score, Verdict
from readiness.check import Demand, check_file
from readiness.documents import read_ruleset
from readiness.errors import NothingAssessed, PluginError, ReadinessError, RulesetError, SetupError
from readiness.facts import Context, Facts, Number, Unanswered
from readiness.hookspecs import Method, hookimpl

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
    "Unanswered",
    "Verdict",
    "check_file",
    "hookimpl",
    "read_ruleset",
]
