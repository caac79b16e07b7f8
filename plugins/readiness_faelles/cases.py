"""The chosen case types fit together with what is exempt, and the cases can be referred."""

from readiness import Context, Facts, Judgement

VALGTE = "sagstyper.valgte_sagstyper"
SITUATIONER = (
    "sagstyper.forebyggende",
    "sagstyper.anbringelse.foran_anbringelse",
    "sagstyper.anbringelse.anbragt",
)
KAN_INDSTILLE = "sagstyper.kan_indstille"


def sagstyper_sammenhaeng(facts: Facts, _context: Context) -> Judgement:
    """Compare the answers about case types with one another and with the goals.

    No case type is both chosen and exempt, the method is used in at least one of the three situations,
    and somebody can refer when cases are planned. The guides ask for each answer (p. 4, milestone 1,
    and p. 8, milestone 10); that they fit together is derived.
    """
    sager = facts.number("maal_og_maalgruppe.sager_pr_aar")
    undtagne = {_folded(each) for each in facts.texts("maal_og_maalgruppe.undtagne_sagstyper")}
    valgte = facts.texts(VALGTE)
    begge = [index for index, each in enumerate(valgte) if _folded(each) in undtagne]
    situationer = sum(facts.flag(path) for path in SITUATIONER)
    indstillere = len(facts.texts(KAN_INDSTILLE))
    if begge:
        field = f"{VALGTE}[{begge[0]}]"
    elif situationer == 0:
        field = SITUATIONER[0]
    elif sager and not indstillere:
        field = KAN_INDSTILLE
    else:
        return Judgement.met(VALGTE, situationer=situationer, indstillere=indstillere)
    names = ", ".join(valgte[index] for index in begge)
    return Judgement.unmet(field, begge=names or 0, situationer=situationer, indstillere=indstillere)


def _folded(sagstype: str) -> str:
    """Case and surrounding space do not make two case types different."""
    return sagstype.strip().casefold()
