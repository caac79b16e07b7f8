"""How many follow-ups a table of cadences means for a social worker with the target caseload."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from readiness import Context, Facts, Judgement, Number, Unanswered

KADENCE = "kadencer.kadence"
MULIGE = "kadencer.mulige_opfoelgninger_pr_uge"
MAAL = "sagstal.maal"
UGER_PR_AAR = 52
#: Weeks a year that a social worker follows up in. Ours: the source gives no number.
ARBEJDSUGER = 44


def opfoelgningsbyrde(facts: Facts, _context: Context) -> Judgement:
    """Compare the follow-ups that the cadences mean with those that a social worker can manage.

    How the cases divide on types is not asked for, so the need is an interval: as if all cases were of
    the type with the fewest follow-ups, and as if all were of the type with the most. Derived; the
    cadences are of section 4.2, line 486.
    """
    sager = facts.number(MAAL)
    kadencer: tuple[Facts, ...] = tuple(facts.table(KADENCE).values())
    aarlige = [opfoelgninger_foerste_aar(kadence) for kadence in kadencer]
    if not aarlige:
        return Judgement.unanswered(KADENCE)
    mindst, hoejst = min(aarlige) * sager, max(aarlige) * sager
    behov = {
        "sager": sager,
        "mindst_pr_aar": mindst,
        "hoejst_pr_aar": hoejst,
        "mindst_pr_uge": _pr_uge(mindst),
        "hoejst_pr_uge": _pr_uge(hoejst),
        "uger": ARBEJDSUGER,
        "kun_foerste_aar": sum(kadence.get("derefter_aar1") is True for kadence in kadencer),
    }
    if not facts.has(MULIGE):
        return Judgement.unanswered(MULIGE, **behov)
    muligt = facts.number(MULIGE)
    if muligt >= behov["hoejst_pr_uge"]:
        return Judgement.met(MULIGE, **behov, muligt=muligt)
    judge = Judgement.partial if muligt >= behov["mindst_pr_uge"] else Judgement.unmet
    return judge(MULIGE, **behov, muligt=muligt)


def opfoelgninger_foerste_aar(kadence: Facts) -> int:
    """Count the follow-ups of the first year of a case.

    The first one falls after `foerste_uger`, or after a whole interval where that is left out. A month is
    a twelfth of 52 weeks, so that three months are 13 weeks.
    """
    uger = _hvis_skrevet(kadence, "derefter_uger")
    if uger is None:
        mellemrum = Fraction(kadence.number("derefter_maaneder")) * UGER_PR_AAR / 12
    else:
        mellemrum = Fraction(uger)
    foerste = _hvis_skrevet(kadence, "foerste_uger")
    igen = (UGER_PR_AAR - (mellemrum if foerste is None else Fraction(foerste))) // mellemrum
    return max(1 + igen, 0)


def _hvis_skrevet(kadence: Facts, del_: str) -> Number | None:
    """Give a part that may be left out; one that says "ved_ikke" leaves the rule open."""
    try:
        return kadence.number(del_)
    except Unanswered as mangler:
        if mangler.dont_know:
            raise
        return None


def _pr_uge(om_aaret: Number) -> Decimal:
    return (Decimal(om_aaret) / ARBEJDSUGER).quantize(Decimal("0.1"), ROUND_HALF_UP)
