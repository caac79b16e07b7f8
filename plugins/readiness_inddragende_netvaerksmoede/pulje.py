"""Who can lead the meetings: whether the pool is large enough, and whether somebody in it is no initiator."""

from readiness import Context, Facts, Judgement

PULJE = "moedeledere.pulje"
INITIATIVTAGERE = "samarbejde.initiativtagere"
FLERE = 2  # ours: where one took the initiative or knows the case, another must be able to lead


def moedeleder_pulje(facts: Facts, _context: Context) -> Judgement:
    """Count the meeting leaders; two is the least that gives a choice.

    The guide asks who they can be (p. 9, milestone 14, question 1), and says that neither the
    initiator nor anybody who knows the family or the case may lead. The number is derived from that.
    """
    antal = len(facts.records(PULJE))
    if antal >= FLERE:
        return Judgement.met(PULJE, antal=antal)
    return Judgement.partial(PULJE) if antal else Judgement.unmet(PULJE)


def moedeleder_uafhaengighed(facts: Facts, _context: Context) -> Judgement:
    """Ask of each initiator whether a meeting leader is left when one such initiator is left out.

    The guide says that the initiator must not lead the meeting (p. 9, milestone 14). Two in the pool
    are enough, since they can lead for each other; one is enough where no initiator is of their kind.
    """
    initiativtagere = facts.texts(INITIATIVTAGERE)
    pulje = facts.records(PULJE)
    if not initiativtagere:
        return Judgement.unanswered(INITIATIVTAGERE)
    if len(pulje) >= FLERE:
        return Judgement.met(PULJE)
    for initiativtager in initiativtagere:
        if not any(not _er(leder, initiativtager) for leder in pulje):
            return Judgement.unmet(PULJE, initiativtager=initiativtager)
    return Judgement.met(PULJE)


def _er(leder: Facts, funktion: str) -> bool:
    """Tell whether a meeting leader is of an initiator's kind, by professional group or designation."""
    betegnelser = [leder.text("faggruppe"), *([leder.text("navn")] if leder.has("navn") else [])]
    return any(_begynder_ens(betegnelse, funktion) for betegnelse in betegnelser)


def _begynder_ens(one: str, other: str) -> bool:
    """Tell whether one text begins with the other: familierådgiver and Familierådgivere do."""
    first, second = one.strip().casefold(), other.strip().casefold()
    return bool(first and second) and (first.startswith(second) or second.startswith(first))
