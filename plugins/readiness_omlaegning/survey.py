"""Whether the figures of a survey among the staff add up."""

from readiness import Context, Facts, Judgement

SVAR = "mindset.survey.besvaret"


def survey_stemmer(facts: Facts, _context: Context) -> Judgement:
    """Add up the rows: sent = answered + not answered, and the positions together = answered.

    Derived; tables 1 and 2 of the evaluation (section 6.2, lines 785 to 801) are built so. Shares are
    never held against whole respondents: they may have been rounded before they were added.
    """
    udsendt, besvaret, ikke_besvaret = (
        facts.number(f"mindset.survey.{tal}") for tal in ("udsendt", "besvaret", "ikke_besvaret")
    )
    fordelt = sum(facts.table("mindset.svar_pr_stilling").values())
    tal = {"udsendt": udsendt, "besvaret": besvaret, "ikke_besvaret": ikke_besvaret, "fordelt": fordelt}
    if udsendt == besvaret + ikke_besvaret and fordelt == besvaret:
        return Judgement.met(SVAR, **tal, svarprocent=int((200 * besvaret + udsendt) // (2 * udsendt)))
    return Judgement.unmet(SVAR, **tal)
