"""The caseload: what its average hides, and how many social workers the target takes."""

from math import ceil

from readiness import Context, Facts, Judgement

GENNEMSNIT = "sagstal.gennemsnit"
SOCIALRAADGIVERE = "sagstal.socialraadgivere"


def gennemsnit_og_spredning(facts: Facts, _context: Context) -> Judgement:
    """Hold the average against the lowest and the highest caseload, and tell the spread beside it.

    An average outside the two is a mistake in the figures. Derived; the figures are those of the table in
    section 4.2, lines 503 to 507.
    """
    fra, til = facts.interval(GENNEMSNIT)
    laveste, hoejeste = facts.interval("sagstal.hoejeste_laveste")
    tal = {"laveste": laveste, "hoejeste": hoejeste}
    if laveste <= fra and til <= hoejeste:
        return Judgement.met(GENNEMSNIT, **tal, spaend=hoejeste - laveste, over=hoejeste - til)
    if til < laveste or fra > hoejeste:
        return Judgement.unmet(GENNEMSNIT, **tal)
    return Judgement.unanswered(GENNEMSNIT)


def bemanding(facts: Facts, _context: Context) -> Judgement:
    """Compare the social workers with those that all cases take at the target caseload.

    Derived; the target of 25 cases is the source's (section 2.3, line 159).
    """
    sager, maal = facts.number("sagstal.sager_i_alt"), facts.number("sagstal.maal")
    behov = {"sager": sager, "maal": maal, "behov": ceil(sager / maal)}
    if not facts.has(SOCIALRAADGIVERE):
        return Judgement.unanswered(SOCIALRAADGIVERE, **behov)
    antal = facts.number(SOCIALRAADGIVERE)
    judge = Judgement.met if antal >= behov["behov"] else Judgement.unmet
    return judge(SOCIALRAADGIVERE, **behov, antal=antal)
