"""Familierådslagning: the ruleset, and the rules that need arithmetic."""

from importlib.resources import files

from readiness import Method, hookimpl, read_ruleset
from readiness_familieraadslagning.forplejning import forplejning_budget
from readiness_familieraadslagning.informatoerer import (
    informatoer_kapacitet,
    informatoer_varsel,
    informatoer_vilkaar,
)
from readiness_familieraadslagning.lokaler import raadslagning_aftener, raadslagning_pladser
from readiness_familieraadslagning.samordnere import samordner_kapacitet, samordner_kilde


@hookimpl
def readiness_methods() -> list[Method]:
    """Contribute Familierådslagning."""
    ruleset = read_ruleset(files("readiness_rulesets") / "familieraadslagning.toml")
    return [
        Method(
            ruleset,
            functions={
                "forplejning_budget": forplejning_budget,
                "informatoer_kapacitet": informatoer_kapacitet,
                "informatoer_varsel": informatoer_varsel,
                "informatoer_vilkaar": informatoer_vilkaar,
                "raadslagning_aftener": raadslagning_aftener,
                "raadslagning_pladser": raadslagning_pladser,
                "samordner_kapacitet": samordner_kapacitet,
                "samordner_kilde": samordner_kilde,
            },
        )
    ]
