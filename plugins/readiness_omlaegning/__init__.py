"""Omlægningen: the ruleset, and the rules that need arithmetic."""

from importlib.resources import files

from readiness import Method, hookimpl, read_ruleset
from readiness_omlaegning.kadencer import opfoelgningsbyrde
from readiness_omlaegning.sagstal import bemanding, gennemsnit_og_spredning
from readiness_omlaegning.survey import survey_stemmer


@hookimpl
def readiness_methods() -> list[Method]:
    """Contribute Omlægningen."""
    ruleset = read_ruleset(files("readiness_rulesets") / "omlaegning.toml")
    return [
        Method(
            ruleset,
            functions={
                "bemanding": bemanding,
                "gennemsnit_og_spredning": gennemsnit_og_spredning,
                "opfoelgningsbyrde": opfoelgningsbyrde,
                "survey_stemmer": survey_stemmer,
            },
        )
    ]
