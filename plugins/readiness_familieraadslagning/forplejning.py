"""Whether there is money for a shared meal at each rådslagning."""

from readiness import Context, Facts, Judgement
from readiness_familieraadslagning.raadslagninger import planlagte_raadslagninger

BUDGET = "forplejning.budget"
AFSAT = "forplejning.budget.afsat"
DELTAGERE = "lokaler.deltagere_pr_moede"
KR_PR_KUVERT = "forplejning.budget.kr_pr_kuvert"
KR_PR_AAR = "forplejning.budget.kr_pr_aar"


def forplejning_budget(facts: Facts, _context: Context) -> Judgement:
    """Compare the year's budget with rådslagninger x participants x the price of a place at the table.

    The guide wants resources set aside for the meal (p. 9, milestone 12). The price is the municipality's
    own: the guide's ca. 75 kr. is what some municipalities use, so nothing is judged by it.
    """
    planlagt = planlagte_raadslagninger(facts)
    if facts.get(AFSAT) is False or facts.get(KR_PR_AAR) == 0:
        return Judgement.unmet(BUDGET, planlagt=planlagt)
    for sti in (AFSAT, DELTAGERE, KR_PR_KUVERT, KR_PR_AAR):
        if not facts.has(sti):
            return Judgement.unanswered(sti, planlagt=planlagt)
    budget = facts.number(KR_PR_AAR)
    kuverter = planlagt * facts.number(DELTAGERE)
    behov = kuverter * facts.number(KR_PR_KUVERT)
    tal = {"kuverter": kuverter, "behov": behov, "budget": budget}
    if budget >= behov:
        return Judgement.met(KR_PR_AAR, **tal)
    return Judgement.partial(KR_PR_AAR, **tal, mangler=behov - budget)
