"""Where the samordnere come from, and whether their agreements carry the planned rådslagninger."""

from readiness import Context, Facts, Judgement
from readiness_familieraadslagning.aabne_svar import foerste_aabne
from readiness_familieraadslagning.raadslagninger import (
    SAGER,
    planlagte_raadslagninger,
    raadslagninger_pr_sag,
)

KILDER = ("samordnere.eget_korps", "samordnere.via_samordnerforeningen", "samordnere.laan_fra_kommuner")
AFTALER = "samordnere.aftaler"
ANTAL = "raadslagninger_pr_aar"


def samordner_kilde(facts: Facts, _context: Context) -> Judgement:
    """Ask for one of three sources of samordnere, and for an agreement with it.

    The guide asks about a corps of one's own and about Samordnerforeningen, and its text names loans
    from other municipalities (p. 10, milestone 14, questions 1 and 2). One of the three is enough.
    """
    if any(facts.get(kilde) for kilde in KILDER):
        return Judgement.met(AFTALER) if facts.records(AFTALER) else Judgement.partial(AFTALER)
    for kilde in KILDER:
        if not facts.has(kilde):
            return Judgement.unanswered(kilde)
    return Judgement.unmet(KILDER[0])


def samordner_kapacitet(facts: Facts, _context: Context) -> Judgement:
    """Compare the rådslagninger in signed agreements with the planned ones.

    The guide asks which agreements are wanted, given how many rådslagninger are planned (p. 10,
    milestone 14, question 3). What is still negotiated makes a gap partial, and never closes it.
    """
    planlagt = planlagte_raadslagninger(facts)
    plan = {"planlagt": planlagt, "sager": facts.number(SAGER), "pr_sag": raadslagninger_pr_sag(facts)}
    if not facts.has(AFTALER):
        return Judgement.unanswered(AFTALER, **plan)
    aftaler = facts.records(AFTALER)
    aftalt = sum(aftale.get(ANTAL, 0) for aftale in aftaler if aftale.get("status") == "underskrevet")
    tal = {**plan, "aftalt": aftalt, "mangler": max(planlagt - aftalt, 0)}
    if aftalt and aftalt >= planlagt:
        return Judgement.met(AFTALER, **tal)
    if sti := foerste_aabne(aftaler, ANTAL, "status"):
        return Judgement.unanswered(sti, **plan)
    if any(aftale.number(ANTAL) for aftale in aftaler):
        return Judgement.partial(AFTALER, **tal)
    return Judgement.unmet(AFTALER, **tal)
