"""What is said when the user stops a run while code of a plugin is running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text
from readiness.suppliers import Supplier
from readiness.wording import harmless

if TYPE_CHECKING:
    from readiness.errors import Interrupted
    from readiness.model import Language

_RULE = Text(
    "Afbrudt, mens reglen {rule} fra pakken {package} blev regnet ud.",
    "Interrupted while the rule {rule} from the package {package} was worked out.",
)
_LOADING = Text(
    "Afbrudt, mens metoden {methods} fra pakken {package} blev indlæst.",
    "Interrupted while the method {methods} from the package {package} was loaded.",
)
_PROJECT = Text(
    "Afbrudt, mens koden fra {package} kørte.", "Interrupted while the code of {package} was running."
)
_LOOK = Text(
    "Bliver den aldrig færdig, så led i koden efter noget, der ikke slutter.",
    "If it never ends, look in the code for what does not end.",
)
_LEAVE_OUT = Text(
    "Bliver den aldrig færdig, så slet {tables} i opsætningen.",
    "If it never ends, delete {tables} in the setup.",
)
_UNINSTALL = Text(
    "Eller afinstallér pakken: pip uninstall {name}", "Or uninstall the package: pip uninstall {name}"
)
_AND = Text(" og ", " and ")


def told(stopped: Interrupted, language: Language) -> str:
    """Name the rule and the distribution whose code was running, and how to leave it out or mend it."""
    supplier = Supplier(stopped.distribution, stopped.version)
    values = {
        "rule": stopped.rule,
        "methods": ", ".join(stopped.methods),
        "package": f"{supplier.distribution} {supplier.version}",
        "tables": _AND[language].join(f"[metoder.{each}]" for each in stopped.methods),
        "name": supplier.distribution,
    }
    if stopped.methods:
        advice = [_LEAVE_OUT, *([] if supplier.is_own else [_UNINSTALL])]
        texts = [_RULE if stopped.rule else _LOADING, *advice]
    else:
        texts = [_RULE if stopped.rule else _PROJECT, _LOOK]
    return "\n".join(harmless(text[language].format_map(values)) for text in texts)
