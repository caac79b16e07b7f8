"""A method and all that it extends: joined, and compiled so that it may be asked of setups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from readiness.calls import no_function
from readiness.contradictions import CompiledContradiction, compile_contradictions
from readiness.diagnostics import Diagnostic
from readiness.errors import RulesetError
from readiness.evaluate import Checklist, UncompiledError, compile_ruleset
from readiness.ruleset import effective_ruleset
from readiness.scope import no_field
from readiness.suppliers import supplier_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.metadata import EntryPoint

    from readiness.calls import AcrossFunction, Function, Supply
    from readiness.contradictions import Unfit
    from readiness.diagnostics import Place
    from readiness.hookspecs import Method
    from readiness.model import Across, Rule, Ruleset, Text
    from readiness.written import RulesetDocument


@dataclass(frozen=True, slots=True)
class InstalledMethod:
    """A method that was loaded, compiled, and may be asked of setups."""

    checklist: Checklist
    across: tuple[tuple[str, Across, AcrossFunction], ...]  #: each with the id of the ruleset that states it
    contradictions: tuple[CompiledContradiction, ...]
    entry: EntryPoint
    suppliers: Mapping[str, Supply]  #: the distribution of each ruleset of the chain, by its id

    @property
    def ruleset(self) -> Ruleset:
        """The effective ruleset."""
        return self.checklist.ruleset


@dataclass(frozen=True, slots=True)
class Contribution:
    """A method as its plugin contributes it, and the entry point that it came through."""

    method: Method
    entry: EntryPoint

    @property
    def document(self) -> RulesetDocument:
        """Its ruleset document."""
        return self.method.ruleset


def assembled(chain: Sequence[Contribution]) -> InstalledMethod:
    """Join and compile a chain of contributions.

    Args:
        chain: From the root to the method itself.

    Raises:
        RulesetError: The documents do not fit together, or a rule cannot be compiled; all faults at once.

    """
    ruleset = effective_ruleset([each.document for each in chain])
    functions = {
        f"{each.method.id}/{call}": function
        for each in chain
        for call, function in each.method.functions.items()
    }
    suppliers = {each.method.id: partial(supplier_of, each.entry) for each in chain}
    contradictions, unfit = compile_contradictions(ruleset)
    faults = [*(_unfit(chain, each) for each in unfit), *_unfit_across(chain, ruleset, functions)]
    try:
        checklist = compile_ruleset(ruleset, cast("Mapping[str, Function]", functions), suppliers)
    except UncompiledError as error:
        raise RulesetError(*(_misfit(chain, *fault) for fault in error.faults), *faults) from None
    if faults:
        raise RulesetError(*faults)
    across = tuple(
        (stated_by, rule, cast("AcrossFunction", functions[f"{stated_by}/{rule.call}"]))
        for stated_by, rule in ruleset.across
    )
    return InstalledMethod(checklist, across, contradictions, chain[-1].entry, suppliers)


def _unfit_across(
    chain: Sequence[Contribution], ruleset: Ruleset, functions: Mapping[str, object]
) -> Iterator[Diagnostic]:
    """Find rules across methods whose function or fields are nowhere."""
    paths = [f"{milestone.id}.{field.id}" for milestone in ruleset.milestones for field in milestone.fields]
    for stated_by, rule in ruleset.across:
        document = next(each.document for each in chain if each.method.id == stated_by)
        path = ("across", document.body.across.index(rule))
        if f"{stated_by}/{rule.call}" not in functions:
            yield _unusable(document.place(*path, "call"), rule.id, no_function(rule.call))
        for index, name in enumerate(rule.reads):
            if ruleset.field(name) is None:
                yield _unusable(document.place(*path, "reads", index), rule.id, no_field(name, paths))


def _misfit(chain: Sequence[Contribution], rule: Rule, key: str, reason: Text) -> Diagnostic:
    """Point at the condition or call of a rule in the document that states it."""
    document = next(each.document for each in chain if each.method.id == rule.stated_by)
    place = document.place_of_rule(rule.milestone, rule.id, key)
    return _unusable(place, rule.full_id, reason)


def _unusable(place: Place, rule: str, reason: Text) -> Diagnostic:
    return Diagnostic("M008", place, {"rule": rule, "reason": reason})


def _unfit(chain: Sequence[Contribution], unfit: Unfit) -> Diagnostic:
    """Point at the condition of a contradiction in the document that states it."""
    about = unfit.contradiction
    document = next(each.document for each in chain if each.method.id == about.stated_by)
    place = document.place_of_contradiction(about.milestone, about.id, "when")
    return Diagnostic("R022", place, {"id": about.full_id, "reason": unfit.reason})
