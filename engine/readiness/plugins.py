"""Entry points -> methods, with provenance.

Only what a setup declares, and what that extends, is imported: a broken plugin that is installed but not
declared does not matter. Rules are never run through a hook, because one that raises would stop the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, cast

import pluggy

from readiness import hookspecs
from readiness.contradictions import CompiledContradiction, compile_contradictions
from readiness.diagnostics import Diagnostic
from readiness.errors import NothingAssessed, PluginError, ReadinessError, RulesetError
from readiness.evaluate import Checklist, UncompiledError, compile_ruleset
from readiness.names import known
from readiness.ruleset import effective_ruleset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from readiness.calls import AcrossFunction, Function
    from readiness.contradictions import Unfit
    from readiness.hookspecs import Method
    from readiness.model import Across, Rule, Ruleset
    from readiness.written import RulesetDocument

GROUP = "readiness.methods"


@dataclass(frozen=True, slots=True)
class InstalledMethod:
    """A method that was loaded, compiled, and may be asked of setups."""

    checklist: Checklist
    across: tuple[tuple[str, Across, AcrossFunction], ...]  #: each with the id of the ruleset that states it
    contradictions: tuple[CompiledContradiction, ...]
    entry: EntryPoint

    @property
    def ruleset(self) -> Ruleset:
        """The effective ruleset."""
        return self.checklist.ruleset


@dataclass(frozen=True, slots=True)
class _Contribution:
    method: Method
    entry: EntryPoint

    @property
    def document(self) -> RulesetDocument:
        return self.method.ruleset


@cache
def installed() -> Mapping[str, tuple[EntryPoint, ...]]:
    """Give the installed entry points by name, without importing any."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for entry in entry_points(group=GROUP):
        same = found.get(entry.name, ())
        # an editable install and its sources may both describe one distribution
        if all(_distribution(each) != _distribution(entry) for each in same):
            found[entry.name] = (*same, entry)
    return dict(sorted(found.items()))


def load_methods(names: Iterable[str]) -> tuple[dict[str, InstalledMethod], list[ReadinessError]]:
    """Load methods by id.

    One that cannot be loaded does not keep the others from being loaded: its error is given back.
    """
    loaded: dict[str, InstalledMethod] = {}
    errors: list[ReadinessError] = []
    for name in names:
        try:
            loaded[name] = load_method(name)
        except ReadinessError as error:
            errors.append(error)
    return loaded, errors


@cache
def load_method(name: str) -> InstalledMethod:
    """Load, join and compile one method.

    Raises:
        NothingAssessed: It is not installed, or it can only be extended.
        PluginError: It, or one that it extends, could not be loaded.

    """
    chain = _chain(name)
    own = chain[-1]
    if own.document.body.ruleset.abstract:
        raise NothingAssessed(Diagnostic("M002", values={"id": name, "known": ", ".join(declarable())}))
    ruleset = effective_ruleset([each.document for each in chain])
    functions = {
        f"{each.method.id}/{call}": function
        for each in chain
        for call, function in each.method.functions.items()
    }
    contradictions, unfit = compile_contradictions(ruleset)
    faults = [_unfit(chain, each) for each in unfit]
    try:
        checklist = compile_ruleset(ruleset, cast("Mapping[str, Function]", functions))
    except UncompiledError as error:
        raise RulesetError(*(_misfit(chain, *fault) for fault in error.faults), *faults) from None
    if faults:
        raise RulesetError(*faults)
    return InstalledMethod(
        checklist,
        tuple(_across(chain, ruleset, stated_by, rule, functions) for stated_by, rule in ruleset.across),
        contradictions,
        own.entry,
    )


def documents(name: str) -> tuple[RulesetDocument, ...]:
    """Give the ruleset documents of a method or a foundation, from the root to its own.

    Raises:
        NothingAssessed: It is not installed.
        PluginError: It, or one that it extends, could not be loaded.

    """
    return tuple(each.document for each in _chain(name))


def _chain(name: str) -> list[_Contribution]:
    """Load a method and all that it extends, from the root to itself."""
    chain: list[_Contribution] = []
    extended: str | None = name
    while extended is not None:
        if any(each.method.id == extended for each in chain):
            raise RulesetError(
                Diagnostic("M009", chain[0].document.place("ruleset", "extends"), {"id": extended})
            )
        chain.insert(0, _contribution(extended, chain[0] if chain else None))
        extended = chain[0].document.body.ruleset.extends
    return chain


def _contribution(name: str, extending: _Contribution | None) -> _Contribution:
    entries = installed().get(name, ())
    if not entries and extending is not None:
        place = extending.document.place("ruleset", "extends")
        raise RulesetError(Diagnostic("M003", place, {"id": extending.method.id, "extends": name}))
    if not entries:
        raise NothingAssessed(Diagnostic("M001", values=known(name, declarable())))
    if len(entries) > 1:
        raise PluginError(
            Diagnostic(
                "M004", values={"id": name, "distributions": ", ".join(sorted(map(_distribution, entries)))}
            )
        )
    return _Contribution(_imported(entries[0]), entries[0])


def _imported(entry: EntryPoint) -> Method:
    """Import one plugin and take from it the method that its entry point names."""
    try:
        contributed = _contributed(entry.value)
    except pluggy.PluginValidationError as error:
        raise PluginError(_about(entry, "M005", reason=str(error).strip())) from None
    except ReadinessError as error:
        raise PluginError(_about(entry, "M006", reason=""), *error.diagnostics) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever a plugin raises is told with its name)
        reason = f"{type(error).__name__}: {error}"
        raise PluginError(_about(entry, "M006", reason=reason)) from None
    methods = [each for each in contributed if isinstance(each, hookspecs.Method)]
    found = [method for method in methods if method.id == entry.name]
    if len(found) != 1:
        ids = ", ".join(method.id for method in methods) or "–"
        raise PluginError(_about(entry, "M007", ids=ids))
    return found[0]


def _about(entry: EntryPoint, code: str, **values: str) -> Diagnostic:
    return Diagnostic(code, values={"id": entry.name, "distribution": _distribution(entry), **values})


@cache
def _contributed(module: str) -> tuple[object, ...]:
    """Import a module and call its hook once, however many entry points name it."""
    manager = pluggy.PluginManager("readiness")
    manager.add_hookspecs(hookspecs)
    manager.register(EntryPoint(module, module, GROUP).load(), name=module)
    manager.check_pending()
    return tuple(method for methods in manager.hook.readiness_methods() for method in methods)


def _across(
    chain: Sequence[_Contribution],
    ruleset: Ruleset,
    stated_by: str,
    rule: Across,
    functions: Mapping[str, Function | AcrossFunction],
) -> tuple[str, Across, AcrossFunction]:
    function = functions.get(f"{stated_by}/{rule.call}")
    reasons = [] if function else [f'no function "{rule.call}"']
    reasons += [f'no field is called "{path}"' for path in rule.reads if ruleset.field(path) is None]
    if reasons:
        document = next(each.document for each in chain if each.method.id == stated_by)
        place = document.place("across")
        raise RulesetError(
            *(Diagnostic("M008", place, {"rule": rule.id, "reason": reason}) for reason in reasons)
        )
    return stated_by, rule, cast("AcrossFunction", function)


def _misfit(chain: Sequence[_Contribution], rule: Rule, key: str, reason: str) -> Diagnostic:
    """Point at the condition or call of a rule in the document that states it."""
    document = next(each.document for each in chain if each.method.id == rule.stated_by)
    place = document.place_of_rule(rule.milestone, rule.id, key)
    return Diagnostic("M008", place, {"rule": rule.full_id, "reason": reason})


def _unfit(chain: Sequence[_Contribution], unfit: Unfit) -> Diagnostic:
    """Point at the condition of a contradiction in the document that states it."""
    about = unfit.contradiction
    document = next(each.document for each in chain if each.method.id == about.stated_by)
    place = document.place_of_contradiction(about.milestone, about.id, "when")
    return Diagnostic("R022", place, {"id": about.full_id, "reason": unfit.reason})


def declarable() -> list[str]:
    """Name the installed methods that a setup may declare; declaring a broken one tells what is wrong."""
    return [name for name in installed() if not _is_foundation(name)]


def foundations() -> list[str]:
    """Name the installed rulesets that can only be extended."""
    return [name for name in installed() if _is_foundation(name)]


def _is_foundation(name: str) -> bool:
    """Tell by its document whether it is abstract."""
    try:
        return documents(name)[-1].body.ruleset.abstract
    except ReadinessError:
        return False


def supplier(name: str) -> tuple[str, str]:
    """Give the name and the version of the package that an installed method or foundation comes from."""
    entry = installed()[name][0]
    return _distribution(entry), entry.dist.version if entry.dist else ""


def _distribution(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else "?"
