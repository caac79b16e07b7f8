"""The rooms are large enough, and free on enough evenings."""

from readiness import Context, Facts, Judgement, Number

LOKALER = "lokaler.lokaler"
DELTAGERE = "lokaler.deltagere_pr_moede"
AFTENMOEDER = "lokaler.aftenmoeder_pr_aar"
RAADHUS = "raadhus"


def lokaler_pladser(facts: Facts, _context: Context) -> Judgement:
    """Compare the participants at a meeting with the largest room outside the town hall.

    The guides ask where there are rooms outside the town hall (p. 8, milestone 11, question 1). A room
    that is known to be large enough settles it; otherwise every room must be known.
    """
    deltagere = facts.number(DELTAGERE)
    if not facts.has(LOKALER):
        return Judgement.unanswered(LOKALER, deltagere=deltagere)
    rooms = facts.records(LOKALER)
    outside = [room for room in rooms if room.get("type", RAADHUS) != RAADHUS]
    pladser = max((room.get("kapacitet", 0) for room in outside), default=0)
    if pladser >= deltagere:
        return Judgement.met(LOKALER, pladser=pladser, deltagere=deltagere)
    for room in rooms:
        for part in ("type", "kapacitet"):
            if room.get("type") != RAADHUS and not room.has(part):
                return Judgement.unanswered(f"{room.path}.{part}", deltagere=deltagere)
    return Judgement.unmet(LOKALER, pladser=pladser, deltagere=deltagere)


def lokaler_aftenpladser(facts: Facts, _context: Context) -> Judgement:
    """Compare the evening meetings of a year with the evenings on which the rooms can be used.

    The guides ask for access to rooms in the evening (p. 8, milestone 11, question 3); the count is derived.
    """
    moeder = facts.number(AFTENMOEDER)
    if not facts.has(LOKALER):
        return Judgement.unanswered(LOKALER, moeder=moeder)
    rooms = facts.records(LOKALER)
    aftener = sum(evenings(room) for room in rooms)
    if aftener >= moeder:
        return Judgement.met(LOKALER, aftener=aftener, moeder=moeder)
    for room in rooms:
        if part := open_part(room):
            return Judgement.unanswered(f"{room.path}.{part}", moeder=moeder)
    return Judgement.unmet(LOKALER, aftener=aftener, moeder=moeder, mangler=moeder - aftener)


def evenings(room: Facts) -> Number:
    """Give the evenings a year on which a room is known to be free."""
    return room.number("aftener_pr_aar") if room.get("aften") and room.has("aftener_pr_aar") else 0


def open_part(room: Facts) -> str | None:
    """Name the part that must be answered before the room's evenings are known, if any."""
    if not room.has("aften"):
        return "aften"
    return "aftener_pr_aar" if room.flag("aften") and not room.has("aftener_pr_aar") else None
