"""Whether the informatører can manage the planned rådslagninger, and get the notice they need."""

from readiness import Context, Facts, Judgement
from readiness_familieraadslagning.aabne_svar import foerste_aabne
from readiness_familieraadslagning.raadslagninger import planlagte_raadslagninger

VILKAAR = "informatoerer.vilkaar"
PLANLAEGNING = "informatoerer.planlaegning_dage"
ANTAL = "max_raadslagninger_pr_aar"
VARSEL = "varsel_dage"


def informatoer_kapacitet(facts: Facts, _context: Context) -> Judgement:
    """Compare the rådslagninger that the informatører can manage at most with the planned ones.

    The guide asks how many each can take part in (p. 11, milestone 15, question 4), and lets one
    informatør take part in each rådslagning. Adding them up is ours.
    """
    planlagt = planlagte_raadslagninger(facts)
    if not facts.has(VILKAAR):
        return Judgement.unanswered(VILKAAR, planlagt=planlagt)
    vilkaar = facts.records(VILKAAR)
    kapacitet = sum(informatoer.get(ANTAL, 0) for informatoer in vilkaar)
    if kapacitet and kapacitet >= planlagt:
        return Judgement.met(VILKAAR, kapacitet=kapacitet, planlagt=planlagt)
    if sti := foerste_aabne(vilkaar, ANTAL):
        return Judgement.unanswered(sti, planlagt=planlagt)
    if kapacitet:
        return Judgement.partial(VILKAAR, kapacitet=kapacitet, planlagt=planlagt)
    return Judgement.unmet(VILKAAR, planlagt=planlagt)


def informatoer_varsel(facts: Facts, _context: Context) -> Judgement:
    """Compare the longest notice with the days from invitation to rådslagning.

    The guide asks how long beforehand the informatører must know (p. 11, milestone 15, question 4).
    That the invitations must leave time for it is ours.
    """
    planlaegning = facts.number(PLANLAEGNING)
    vilkaar = facts.records(VILKAAR) if facts.has(VILKAAR) else ()
    varsler = [informatoer.number(VARSEL) for informatoer in vilkaar if informatoer.has(VARSEL)]
    if varsler and max(varsler) > planlaegning:
        return Judgement.unmet(VILKAAR, varsel=max(varsler), planlaegning=planlaegning)
    if not varsler or len(varsler) < len(vilkaar):
        return Judgement.unanswered(foerste_aabne(vilkaar, VARSEL) or VILKAAR, planlaegning=planlaegning)
    return Judgement.met(VILKAAR, varsel=max(varsler), planlaegning=planlaegning)
