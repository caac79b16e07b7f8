"""Entry points -> methods, with provenance.

Only what a setup declares, and what that extends, is imported: a broken plugin that is installed but not
declared does not matter. What is merely offered or listed is read as data. Rules are never run through a
hook, because one that raises would stop the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from readiness import hooks
from readiness.assembly import Contribution, assembled
from readiness.diagnostics import Diagnostic
from readiness.documents import read_ruleset
from readiness.errors import NothingAssessed, PluginError, ReadinessError, RulesetError
from readiness.hooks import about, contributed, unread, where, with_supplier
from readiness.hookspecs import Method
from readiness.model import Text
from readiness.names import known
from readiness.suppliers import installed, ruleset_file, supplier_of
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.metadata import EntryPoint
    from pathlib import Path
    from typing import NoReturn

    from readiness.assembly import InstalledMethod
    from readiness.model import Ruleset
    from readiness.written import RulesetDocument

Given = Callable[[str], Contribution | None]
#: Gives a method by its id, or raises what keeps it from being loaded.
Load = Callable[[str], "InstalledMethod"]


def load_method(name: str) -> InstalledMethod:
    """Load, join and compile one method. The hook of its package is run.

    Raises:
        NothingAssessed: It is not installed, or it can only be extended.
        PluginError: It, or one that it extends, could not be loaded.

    """
    return _loaded(name, _nothing)


def load_data(name: str) -> InstalledMethod:
    """Load one method without running any code of other packages than readiness, which is what runs.

    Raises:
        NothingAssessed: It is not installed, or it can only be extended.
        PluginError: It could not be read as data, or its rules need a function of such a package.

    """
    return _loaded(name, _as_data)


def load_methods(
    names: Iterable[str], load: Load = load_method
) -> tuple[dict[str, InstalledMethod], list[ReadinessError]]:
    """Load methods by id.

    One that cannot be loaded does not keep the others from being loaded: its error is given back.

    Args:
        names: Their ids.
        load: Gives each of them.

    """
    loaded: dict[str, InstalledMethod] = {}
    errors: list[ReadinessError] = []
    for name in names:
        try:
            loaded[name] = load(name)
        except ReadinessError as error:
            errors.append(error)
    return loaded, errors


@cache
def _loaded(name: str, given: Given) -> InstalledMethod:
    contributions = chain(name, given)
    if contributions[-1].document.body.ruleset.abstract:
        raise NothingAssessed(Diagnostic("M002", values={"id": name, "known": ", ".join(declarable())}))
    try:
        return assembled(contributions)
    except RulesetError as error:
        raise RulesetError(*with_supplier(contributions[-1].entry, error)) from None


def documents(name: str) -> tuple[RulesetDocument, ...]:
    """Give the ruleset documents of a method or a foundation, from the root to its own.

    Raises:
        NothingAssessed: It is not installed.
        PluginError: It, or one that it extends, could not be loaded.

    """
    return tuple(each.document for each in chain(name))


def look(name: str) -> tuple[RulesetDocument, ...]:
    """Give the same documents, read as data: no code of other packages is run.

    Raises:
        NothingAssessed: It is not installed.
        PluginError: It, or one that it extends, could not be read so.

    """
    return tuple(each.document for each in chain(name, looked_at))


@cache
def offered() -> Mapping[str, Ruleset]:
    """Give the effective rulesets that a setup may declare, as far as they can be read as data."""
    found: dict[str, Ruleset] = {}
    for name in declarable():
        try:
            found[name] = assembled(chain(name, looked_at)).ruleset
        except ReadinessError:
            continue
    return found


def _nothing(_name: str) -> None:
    """Give nothing: all comes from what is installed."""


def chain(name: str, given: Given = _nothing) -> list[Contribution]:
    """Load a method and all that it extends, from the root to itself.

    Args:
        name: The method's id.
        given: Gives what is taken before the plugin is imported. Else None.

    Raises:
        NothingAssessed: It is not installed.
        PluginError: It, or one that it extends, could not be loaded.

    """
    found: list[Contribution] = []
    extended: str | None = name
    while extended is not None:
        if any(each.method.id == extended for each in found):
            place = found[0].document.place("ruleset", "extends")
            raise RulesetError(Diagnostic("M009", place, {"id": extended, "where": where(found[0].entry)}))
        contribution = given(extended) or _contribution(extended, found[0] if found else None)
        found.insert(0, contribution)
        extended = contribution.document.body.ruleset.extends
    return found


def _contribution(name: str, extending: Contribution | None) -> Contribution:
    entries = installed().get(name, ())
    if not entries and extending is not None:
        place = extending.document.place("ruleset", "extends")
        told = {"id": extending.method.id, "extends": name}
        raise RulesetError(Diagnostic("M003", place, {**told, "where": where(extending.entry)}))
    if not entries:
        raise NothingAssessed(Diagnostic("M001", values=known(name, declarable())))
    entry = _only(entries)
    return Contribution(contributed(entry), entry)


def _only(entries: tuple[EntryPoint, ...]) -> EntryPoint:
    """Give the one entry point of a name."""
    if len(entries) == 1:
        return entries[0]
    suppliers = sorted(map(supplier_of, entries))
    others = [f"pip uninstall {each.distribution}" for each in suppliers if not each.is_own]
    commands = Text(" eller ".join(map(harmless, others)), " or ".join(map(harmless, others)))
    names = ", ".join(f"{each.distribution} {each.version}".strip() for each in suppliers)
    values = {"id": entries[0].name, "distributions": names}
    raise PluginError(Diagnostic("M004", values={**values, "commands": commands}))


def _as_data(name: str) -> Contribution | None:
    """Read a ruleset of another package as data; refuse one that cannot be judged without its functions."""
    found = _read(name)
    if found is None:
        return None
    document, entry = found
    calls = document.calls
    if calls:
        distribution = supplier_of(entry).distribution
        values = {"id": name, "distribution": distribution}
        raise PluginError(Diagnostic("M013", document.place(*calls[0][1]), values))
    return Contribution(Method(document), entry)


def looked_at(name: str) -> Contribution | None:
    """Read a ruleset of another package as data, with something in place of its functions."""
    found = _read(name)
    if found is None:
        return None
    document, entry = found
    return Contribution(Method(document, {call: _not_run for call, _ in document.calls}), entry)


def _not_run(*_: object) -> NoReturn:
    """Stand for a function that is only looked at."""
    raise AssertionError


def _read(name: str) -> tuple[RulesetDocument, EntryPoint] | None:
    """Read a ruleset of another package; None when it is readiness' own or not installed."""
    entries = installed().get(name)
    if not entries:
        return None
    entry = _only(entries)
    if supplier_of(entry).is_own:
        return None
    path = ruleset_file(entry)
    if path is None:
        raise PluginError(about(entry, "M014", file=f"{name}.toml"))
    return _document(path, entry), entry


@cache
def _document(path: Path, entry: EntryPoint) -> RulesetDocument:
    try:
        document = read_ruleset(path)
    except ReadinessError as error:
        raise unread(entry, error) from None
    if document.id != entry.name:
        raise PluginError(about(entry, "M007", ids=document.id))
    return document


def forget() -> None:
    """Have every plugin imported and joined anew, because modules of its name are another's now."""
    hooks.forget()
    _loaded.cache_clear()


def declarable() -> list[str]:
    """Name the installed methods that a setup may declare; declaring a broken one tells what is wrong."""
    return [name for name in installed() if not _is_foundation(name)]


def foundations() -> list[str]:
    """Name the installed rulesets that can only be extended."""
    return [name for name in installed() if _is_foundation(name)]


def _is_foundation(name: str) -> bool:
    """Tell by its document whether it is abstract."""
    try:
        found = _read(name)
        document = found[0] if found else documents(name)[-1]
    except ReadinessError:
        return False
    return document.body.ruleset.abstract
