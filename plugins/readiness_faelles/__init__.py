"""What the guides share: the milestones and rules that methods extend, with the functions they call.

Neither of the two can be declared by a municipality; they are foundations of methods.
"""

from importlib.resources import files

from readiness import Method, hookimpl, read_ruleset
from readiness_faelles.across import lokaler_aftener, tovholder_timer
from readiness_faelles.cases import sagstyper_sammenhaeng
from readiness_faelles.coverage import enheder_stemmer, faggrupper_stemmer
from readiness_faelles.food import forplejning_aftensmad
from readiness_faelles.headcount import alle_ledere_med, udvalgte_medarbejdere
from readiness_faelles.hours import tid_til_sager, timer_stemmer
from readiness_faelles.period import projektperiode
from readiness_faelles.rooms import lokaler_aftenpladser, lokaler_pladser
from readiness_faelles.training import kursusforplejning, kursuslokale_pladser, kursustimer


@hookimpl
def readiness_methods() -> list[Method]:
    """Contribute the milestones of all three guides, and the one that methods with meeting series share."""
    rulesets = files("readiness_rulesets")
    faelles = (
        alle_ledere_med,
        enheder_stemmer,
        faggrupper_stemmer,
        forplejning_aftensmad,
        kursusforplejning,
        kursuslokale_pladser,
        kursustimer,
        lokaler_aftener,
        lokaler_aftenpladser,
        lokaler_pladser,
        projektperiode,
        sagstyper_sammenhaeng,
        tid_til_sager,
        timer_stemmer,
        tovholder_timer,
        udvalgte_medarbejdere,
    )
    return [
        Method(
            read_ruleset(rulesets / "faelles.toml"),
            functions={function.__name__: function for function in faelles},
        ),
        Method(read_ruleset(rulesets / "moederaekker.toml")),
    ]
