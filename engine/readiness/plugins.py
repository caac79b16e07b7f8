"""Entry points -> methods, with provenance.

Only what a setup declares, and what that extends, is imported: a broken plugin that is installed but not
declared does not matter. Rules are never run through a hook, because one that raises would stop the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

import pluggy

from readiness import hookspecs
from readiness.assembly import Contribution, assembled
from readiness.diagnostics import Diagnostic
from readiness.errors import NothingAssessed, PluginError, ReadinessError, RulesetError
from readiness.names import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from readiness.assembly import InstalledMethod
    from readiness.hookspecs import Method
    from readiness.written import RulesetDocument

GROUP = "readiness.methods"

Given = Callable[[str], Contribution | None]
#: Gives a method by its id, or raises what keeps it from being loaded.
Load = Callable[[str], "InstalledMethod"]


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


def load_methods(
    names: Iterable[str], load: Load | None = None
) -> tuple[dict[str, InstalledMethod], list[ReadinessError]]:
    """Load methods by id.

    One that cannot be loaded does not keep the others from being loaded: its error is given back.

    Args:
        names: Their ids.
        load: Gives each of them; what is installed when left out.

    """
    loaded: dict[str, InstalledMethod] = {}
    errors: list[ReadinessError] = []
    for name in names:
        try:
            loaded[name] = (load or load_method)(name)
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
    contributions = chain(name)
    if contributions[-1].document.body.ruleset.abstract:
        raise NothingAssessed(Diagnostic("M002", values={"id": name, "known": ", ".join(declarable())}))
    return assembled(contributions)


def documents(name: str) -> tuple[RulesetDocument, ...]:
    """Give the ruleset documents of a method or a foundation, from the root to its own.

    Raises:
        NothingAssessed: It is not installed.
        PluginError: It, or one that it extends, could not be loaded.

    """
    return tuple(each.document for each in chain(name))


def chain(name: str, given: Given = lambda _name: None) -> list[Contribution]:
    """Load a method and all that it extends, from the root to itself.

    Args:
        name: The method's id.
        given: Gives what is taken before what is installed: a method that is being written. Else None.

    Raises:
        NothingAssessed: It is not installed.
        PluginError: It, or one that it extends, could not be loaded.

    """
    found: list[Contribution] = []
    extended: str | None = name
    while extended is not None:
        if any(each.method.id == extended for each in found):
            raise RulesetError(
                Diagnostic("M009", found[0].document.place("ruleset", "extends"), {"id": extended})
            )
        contribution = given(extended) or _contribution(extended, found[0] if found else None)
        found.insert(0, contribution)
        extended = contribution.document.body.ruleset.extends
    return found


def _contribution(name: str, extending: Contribution | None) -> Contribution:
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
    return Contribution(contributed(entries[0]), entries[0])


def contributed(entry: EntryPoint) -> Method:
    """Import one plugin and take from it the method that its entry point names.

    Raises:
        PluginError: It cannot be imported, its hook does not fit, or it contributes no such method.

    """
    try:
        given = _methods_of(entry.value)
    except pluggy.PluginValidationError as error:
        raise PluginError(_about(entry, "M005", reason=str(error).strip())) from None
    except ReadinessError as error:
        raise PluginError(_about(entry, "M006", reason=""), *error.diagnostics) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever a plugin raises is told with its name)
        reason = f"{type(error).__name__}: {error}"
        raise PluginError(_about(entry, "M006", reason=reason)) from None
    methods = tuple(each for each in given if isinstance(each, hookspecs.Method))
    found = [method for method in methods if method.id == entry.name]
    if len(found) != 1:
        ids = ", ".join(method.id for method in methods) or "–"
        raise PluginError(_about(entry, "M007", ids=ids))
    return found[0]


def _about(entry: EntryPoint, code: str, **values: str) -> Diagnostic:
    return Diagnostic(code, values={"id": entry.name, "distribution": _distribution(entry), **values})


@cache
def _methods_of(module: str) -> tuple[object, ...]:
    """Import a module and call its hook once, however many entry points name it."""
    manager = pluggy.PluginManager("readiness")
    manager.add_hookspecs(hookspecs)
    manager.register(EntryPoint(module, module, GROUP).load(), name=module)
    manager.check_pending()
    return tuple(method for methods in manager.hook.readiness_methods() for method in methods)


def forget() -> None:
    """Have every plugin imported and joined anew, because modules of its name are another's now."""
    _methods_of.cache_clear()
    load_method.cache_clear()


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
