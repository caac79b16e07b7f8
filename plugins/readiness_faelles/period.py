"""Whether the project period contains the target year and a follow-up of results."""

from readiness import Context, Facts, Judgement

START = "ressourcer.projekt_start"
SLUT = "ressourcer.projekt_slut"
DAGE_PR_AAR = 365


def projektperiode(facts: Facts, _context: Context) -> Judgement:
    """Compare the project period with the target year and the follow-ups (derived).

    The guides speak of a project period (p. 5, milestone 5), of cases in the coming year (p. 4,
    milestone 1, question 2), and of following up the results (the last milestone, question 2).
    """
    start, slut = facts.date(START), facts.date(SLUT)
    if start >= slut:
        return Judgement.unmet(SLUT, start=start, slut=slut)
    aar = facts.number("maal_og_maalgruppe.aar")
    dage = (slut - start).days + 1
    opfoelgninger = int(dage * facts.number("resultater.opfoelgning.gange_pr_aar") // DAGE_PR_AAR)
    rummer_aaret = start.year <= aar <= slut.year
    judge = Judgement.met if rummer_aaret and opfoelgninger else Judgement.partial
    return judge(SLUT, start=start, slut=slut, aar=str(aar), opfoelgninger=opfoelgninger)
