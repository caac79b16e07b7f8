"""Whether there is room for the rådslagninger: seats enough, and evenings enough, where they may be held.

A room suits a rådslagning when it is neutral, is at none of the three forbidden places and has an
adjacent room (guide p. 8, milestone 11). An answer that is missing leaves that open, never false.
"""

from readiness import Context, Facts, Judgement
from readiness_familieraadslagning.aabne_svar import aaben, foerste_aabne
from readiness_familieraadslagning.raadslagninger import planlagte_raadslagninger

LOKALER = "lokaler.lokaler"
DELTAGERE = "lokaler.deltagere_pr_moede"
AFTENMOEDER = "lokaler.aftenmoeder_pr_aar"
FORBUDTE = ("raadhus", "skole", "hjem_eller_netvaerk")
KRAV = ("neutral", "type", "siderum")
AFTEN = ("aften", "aftener_pr_aar")


def raadslagning_pladser(facts: Facts, _context: Context) -> Judgement:
    """Compare the participants with the largest room that suits a rådslagning.

    The guide names no number of seats, so that the municipality's own number is the measure.
    """
    if not (facts.has(DELTAGERE) and facts.has(LOKALER)):
        return _mangler(facts, LOKALER if facts.has(DELTAGERE) else DELTAGERE)
    deltagere = facts.number(DELTAGERE)
    mulige = [lokale for lokale in facts.records(LOKALER) if _kan_egne_sig(lokale)]
    kendte = [lokale for lokale in mulige if not aaben(lokale, *KRAV, "kapacitet")]
    pladser = max((lokale.number("kapacitet") for lokale in kendte), default=0)
    if pladser >= deltagere:
        return Judgement.met(LOKALER, deltagere=deltagere, pladser=pladser)
    store_nok = [lokale for lokale in mulige if lokale.get("kapacitet", deltagere) >= deltagere]
    if sti := foerste_aabne(store_nok, *KRAV, "kapacitet"):
        return _mangler(facts, sti)
    return Judgement.unmet(LOKALER, deltagere=deltagere, pladser=pladser)


def raadslagning_aftener(facts: Facts, _context: Context) -> Judgement:
    """Compare the rådslagninger held in the evening with the evenings in rooms that suit them.

    The guide asks for rooms in the evening (p. 8, milestone 11, question 3); counting evenings is ours.
    """
    if not (facts.has(AFTENMOEDER) and facts.has(LOKALER)):
        return _mangler(facts, LOKALER if facts.has(AFTENMOEDER) else AFTENMOEDER)
    aftenmoeder = facts.number(AFTENMOEDER)
    mulige = [
        lokale
        for lokale in facts.records(LOKALER)
        if _kan_egne_sig(lokale) and lokale.get("aften", default=True)
    ]
    kendte = [lokale for lokale in mulige if not aaben(lokale, *KRAV, *AFTEN)]
    aftener = sum(lokale.number("aftener_pr_aar") for lokale in kendte)
    if aftener >= aftenmoeder:
        return Judgement.met(LOKALER, aftenmoeder=aftenmoeder, aftener=aftener)
    if sti := foerste_aabne(mulige, *KRAV, *AFTEN):
        return _mangler(facts, sti)
    return Judgement.unmet(LOKALER, aftenmoeder=aftenmoeder, aftener=aftener, mangler=aftenmoeder - aftener)


def _kan_egne_sig(lokale: Facts) -> bool:
    """Tell whether no answer speaks against the room."""
    return bool(
        lokale.get("neutral", default=True)
        and lokale.get("type") not in FORBUDTE
        and lokale.get("siderum", 1) >= 1
    )


def _mangler(facts: Facts, sti: str) -> Judgement:
    """Leave the rule open, and say what is already known: how many rådslagninger need a room."""
    return Judgement.unanswered(sti, planlagt=planlagte_raadslagninger(facts))
