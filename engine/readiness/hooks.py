"""The hook of a plugin: imported, called and held to its contract. A fault names the distribution."""

from __future__ import annotations

import re
import sys
from contextlib import redirect_stdout
from functools import cache
from importlib.metadata import EntryPoint

import pluggy

from readiness import hookspecs
from readiness.calls import said
from readiness.diagnostics import Diagnostic
from readiness.errors import Interrupted, PluginError, ReadinessError
from readiness.hookspecs import Method
from readiness.model import Text
from readiness.suppliers import GROUP, supplier_of
from readiness.wording import filled

# What `read_ruleset` tells of a newer ruleset, and of one that is not there.
_NEWER, _NO_FILE = "M011", "R025"
_NO_HOOK = Text(
    "Modulet {module} har ingen funktion, der er mærket med @hookimpl.",
    "The module {module} has no function that is marked with @hookimpl.",
)
_MISSPELT = Text("Krogen er skrevet som {name}.", "The hook is written as {name}.")
_ARGUMENTS = Text("Krogen har argumenter: {names}.", "The hook has arguments: {names}.")
_UNFIT = Text("Krogen passer ikke. (pluggy: {said})", "The hook does not fit. (pluggy: {said})")
_NO_LIST = Text("Krogen giver {given}.", "The hook gives {given}.")
_NO_MODULE = Text("Den har intet modul, der hedder {module}.", "It has no module called {module}.")
_NO_IMPORT = Text(
    "Den bruger modulet {module}, som ikke er installeret.",
    "It uses the module {module}, which is not installed.",
)
_RAISED = Text("Den gik i stå med {said}.", "It failed with {said}.")
_INVALID = Text(
    "Fejlene i dens regelsæt vises for sig.", "The faults of its ruleset are shown by themselves."
)
_NONE = Text("ingen", "none")
_FROM = Text(" fra pakken {distribution}", " from the package {distribution}")


class _MisfitError(Exception):
    """A hook that does not keep the contract, and how in plain words."""

    def __init__(self, reason: Text) -> None:
        """Keep the reason."""
        super().__init__(reason.en)
        self.reason = reason


def contributed(entry: EntryPoint) -> Method:
    """Import one plugin and take from it the method that its entry point names.

    What it prints meanwhile goes to stderr: stdout is for reports, which other programs read.

    Raises:
        PluginError: It cannot be imported, its hook does not fit, or it contributes no such method.
        Interrupted: The user interrupted it.

    """
    try:
        with redirect_stdout(sys.stderr):
            methods = _methods_of(entry.value)
    except KeyboardInterrupt:
        raise Interrupted((entry.name,), "", *supplier_of(entry)) from None
    except _MisfitError as misfit:
        raise PluginError(about(entry, "M005", reason=misfit.reason)) from None
    except ReadinessError as error:
        raise unread(entry, error) from None
    except BaseException as error:  # noqa: BLE001 (whatever a plugin raises is told with its name)
        raise PluginError(about(entry, "M006", reason=_reason(error, entry))) from None
    found = [method for method in methods if method.id == entry.name]
    if len(found) != 1:
        raise PluginError(about(entry, "M007", ids=", ".join(method.id for method in methods) or _NONE))
    return found[0]


def unread(entry: EntryPoint, error: ReadinessError) -> PluginError:
    """Tell of a ruleset that could not be read, with the distribution that it lies in.

    That it needs a newer readiness, or is not there, is told where the method is declared: the file is
    nothing that the user can mend.
    """
    first = error.diagnostics[0]
    if first.code == _NEWER:
        return PluginError(Diagnostic(_NEWER, values={**first.values, "where": where(entry)}))
    if first.code == _NO_FILE:
        return PluginError(about(entry, "M012", **first.values))
    return PluginError(*with_supplier(entry, error))


def with_supplier(entry: EntryPoint, error: ReadinessError) -> tuple[Diagnostic, ...]:
    """Name the distribution before what is wrong in a ruleset of it."""
    return (about(entry, "M006", reason=_INVALID), *error.diagnostics)


def about(entry: EntryPoint, code: str, **values: str | Text) -> Diagnostic:
    """Tell of a method, with the distribution that it comes from."""
    return Diagnostic(
        code, values={"id": entry.name, "distribution": supplier_of(entry).distribution, **values}
    )


def where(entry: EntryPoint) -> Text:
    """Say which distribution something comes from, where it is known."""
    name = supplier_of(entry).distribution
    return Text("", "") if name == "?" else filled(_FROM, distribution=name)


@cache
def _methods_of(module: str) -> tuple[Method, ...]:
    """Import a module and call its hook once, however many entry points name it."""
    manager = pluggy.PluginManager("readiness")
    manager.add_hookspecs(hookspecs)
    plugin = EntryPoint(module, module, GROUP).load()
    try:
        manager.register(plugin, name=module)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise _MisfitError(_misfit(error)) from None
    hook = manager.hook.readiness_methods
    if not hook.get_hookimpls():
        raise _MisfitError(filled(_NO_HOOK, module=module))
    given = hook()
    if not given:  # pluggy leaves out None
        raise _MisfitError(filled(_NO_LIST, given="None"))
    try:
        methods = tuple(given[0])
    except TypeError:
        raise _MisfitError(filled(_NO_LIST, given=type(given[0]).__name__)) from None
    for each in methods:
        if not isinstance(each, Method):
            raise _MisfitError(filled(_NO_LIST, given=f"{type(given[0]).__name__}[{type(each).__name__}]"))
    return methods


def forget() -> None:
    """Have every plugin imported anew."""
    _methods_of.cache_clear()


def _misfit(error: pluggy.PluginValidationError) -> Text:
    """Say in plain words why pluggy refuses a plugin; in its own words where they are others."""
    words = " ".join(str(error).split())
    misspelt = re.search(r"unknown hook '(\w+)'", words)
    if misspelt:
        return filled(_MISSPELT, name=misspelt[1])
    arguments = re.search(r"Argument\(s\) \{(.+?)\} are declared in the hookimpl", words)
    if arguments:
        return filled(_ARGUMENTS, names=", ".join(sorted(re.findall(r"\w+", arguments[1]))))
    return filled(_UNFIT, said=words)


def _reason(error: BaseException, entry: EntryPoint) -> Text:
    """Say why a plugin could not be imported, or its hook not be called."""
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    if not missing:
        return filled(_RAISED, said=said(error))
    module = entry.value.partition(":")[0].strip()
    is_own = f"{module}.".startswith(f"{missing}.")
    return filled(_NO_MODULE if is_own else _NO_IMPORT, module=missing)
