"""Tættere på familien, et opfundet eksempel på en metode, som andre end readiness har skrevet."""

from importlib.resources import files

from readiness import Method, hookimpl, read_ruleset
from readiness_taettere_paa_familien.besoeg import besoeg_naas


@hookimpl
def readiness_methods() -> list[Method]:
    """Bidrag med Tættere på familien."""
    ruleset = read_ruleset(files(__package__) / "taettere_paa_familien.toml")
    return [Method(ruleset, functions={"besoeg_naas": besoeg_naas})]
