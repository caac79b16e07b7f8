"""Det eneste regnestykke: om timerne rækker til de besøg, kommunen planlægger."""

from readiness import Context, Facts, Judgement

TIMER = "besoeg.timer_pr_uge"


def besoeg_naas(facts: Facts, _context: Context) -> Judgement:
    """Hold timerne om ugen op mod besøgene og kørslen til dem.

    Nås halvdelen af besøgene, er det på vej. Mangler timerne, siges det, hvor mange der skal til.
    """
    besoeg = facts.number("besoeg.besoeg_pr_uge")
    brug = besoeg * (facts.number("besoeg.timer_pr_besoeg") + facts.number("besoeg.koersel_pr_besoeg"))
    if not facts.has(TIMER):
        return Judgement.unanswered(TIMER, besoeg=besoeg, brug=brug)
    afsat = facts.number(TIMER)
    tal = {"besoeg": besoeg, "brug": brug, "afsat": afsat}
    if afsat >= brug:
        return Judgement.met(TIMER, **tal)
    if 2 * afsat >= brug:
        return Judgement.partial(TIMER, **tal)
    return Judgement.unmet(TIMER, **tal)
