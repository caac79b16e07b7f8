"""Whether the lists that name the same units, or the same professional groups, agree."""

from collections.abc import Collection, Mapping
from itertools import chain

from readiness import Context, Facts, Judgement

ENHEDER = "samarbejde.enheder"
ANSVARLIGE = "ansvar_og_beslutningskompetence.ansvarlige_pr_enhed"
FAGGRUPPER = "faggrupper.faggrupper"
KOMPENSATION = "arbejdsvilkaar.kompensation"
OVERENSKOMST = "arbejdsvilkaar.overenskomst"
AFKLARET_FOR = "implementeringsteam.kompensation_afklaret_for"


def enheder_stemmer(facts: Facts, _context: Context) -> Judgement:
    """Compare the units with a person responsible with the units that cooperate.

    The guides ask for a person responsible in each unit (p. 4, milestone 2, question 2).
    """
    enheder = facts.texts(ENHEDER)
    if not enheder:
        return Judgement.unanswered(ENHEDER)
    forskel = differing(enheder, _filled(facts.table(ANSVARLIGE)))
    if forskel:
        return Judgement.unmet(ANSVARLIGE, enheder=", ".join(forskel))
    return Judgement.met(ANSVARLIGE, antal=len(enheder))


def faggrupper_stemmer(facts: Facts, _context: Context) -> Judgement:
    """Compare the four lists of professional groups.

    The guides ask for the groups to be trained (p. 6, milestone 6), for their compensation and
    collective agreement (p. 7, milestone 8, questions 1 and 3), and for their conditions (p. 4,
    milestone 3, question 3). The place of the finding is the first list that differs from the groups.
    """
    faggrupper = facts.texts(FAGGRUPPER)
    if not faggrupper:
        return Judgement.unanswered(FAGGRUPPER)
    lister: Mapping[str, Collection[str]] = {
        KOMPENSATION: _filled(facts.table(KOMPENSATION)),
        OVERENSKOMST: _filled(facts.table(OVERENSKOMST)),
        AFKLARET_FOR: facts.texts(AFKLARET_FOR),
    }
    afviger = next((path for path, liste in lister.items() if differing(faggrupper, liste)), None)
    if afviger:
        forskel = differing(faggrupper, *lister.values())
        return Judgement.unmet(afviger, faggrupper=", ".join(forskel))
    return Judgement.met(KOMPENSATION, antal=len(faggrupper))


def differing(*lister: Collection[str]) -> list[str]:
    """Give the names that do not stand in every list, each as it was first written."""
    skrevet: dict[str, str] = {}
    for navn in chain(*lister):
        skrevet.setdefault(same(navn), navn)
    overalt = set.intersection(*({same(navn) for navn in liste} for liste in lister))
    return [navn for ens, navn in skrevet.items() if ens not in overalt]


def same(navn: str) -> str:
    """Give what a name is compared by: case, and space around it, make no difference."""
    return navn.strip().casefold()


def _filled(table: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(navn for navn, tekst in table.items() if tekst.strip())
