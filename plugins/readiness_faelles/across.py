"""What several methods draw on at once is summed before it is compared."""

from collections.abc import Mapping

from readiness import Context, Facts, Judgement, Number
from readiness_faelles.rooms import AFTENMOEDER, LOKALER, evenings, open_part

SPARRING = "ressourcer.tovholder_sparring"
TOVHOLDER = "tovholder.ressourcer"
TIMER_PR_UGE = "tovholder.ressourcer.timer_pr_uge"
FUNKTION = "tovholder.funktion"


def tovholder_timer(methods: Mapping[str, Facts], _context: Context) -> Judgement:
    """Compare the guidance that all methods need with the hours of the tovholdere, both a week.

    The guides ask that the tovholder has time for the role (p. 6, milestone 7, question 3). Guidance
    that is answered once for all methods counts once. So does a tovholder with the same function in
    several methods; where the hours differ, the highest number counts.
    """
    brug = _guidance(methods)
    hours: dict[str, Number] = {}
    for facts in methods.values():
        who = _tovholder(facts)
        if who is None:
            return Judgement.unanswered(FUNKTION, brug=brug)
        if _is_set_aside(facts, TOVHOLDER) and not facts.has(TIMER_PR_UGE):
            return Judgement.unanswered(TIMER_PR_UGE, brug=brug)
        hours[who] = max(_hours(facts, TOVHOLDER, "timer_pr_uge"), hours.get(who, 0))
    timer = sum(hours.values())
    if timer >= brug:
        return Judgement.met(TIMER_PR_UGE, timer=timer, brug=brug)
    return Judgement.unmet(TIMER_PR_UGE, timer=timer, brug=brug)


def lokaler_aftener(methods: Mapping[str, Facts], _context: Context) -> Judgement:
    """Compare the evening meetings of all methods with the evenings in their rooms, each room once.

    The guides ask for access to rooms in the evening (p. 8, milestone 11, question 3). Rooms with the
    same name are the same room; where its evenings differ, the highest number counts.
    """
    moeder = sum(facts.number(AFTENMOEDER) for facts in methods.values())
    free: dict[str, Number] = {}
    gaps: list[str] = []
    for facts in methods.values():
        if not facts.has(LOKALER):
            gaps.append(LOKALER)
            continue
        for room in facts.records(LOKALER):
            name = _room(room, is_shared=facts.is_shared(LOKALER))
            if part := open_part(room):
                gaps.append(f"{room.path}.{part}")
            elif name:
                free[name] = max(evenings(room), free.get(name, 0))
            elif evenings(room):
                gaps.append(f"{room.path}.navn")
    aftener = sum(free.values())
    if aftener >= moeder:
        return Judgement.met(LOKALER, aftener=aftener, moeder=moeder)
    if gaps:
        return Judgement.unanswered(gaps[0], moeder=moeder)
    return Judgement.unmet(LOKALER, aftener=aftener, moeder=moeder, mangler=moeder - aftener)


def _guidance(methods: Mapping[str, Facts]) -> Number:
    """Sum the hours of guidance; what is answered under `[faelles]` is one and the same."""
    shared = [facts for facts in methods.values() if facts.is_shared(SPARRING)]
    own = [facts for facts in methods.values() if not facts.is_shared(SPARRING)]
    return sum(_hours(facts, SPARRING, "timer") for facts in (*shared[:1], *own))


def _hours(facts: Facts, resource: str, part: str) -> Number:
    """Read the hours of a resource; there are none when it is not set aside."""
    return facts.number(f"{resource}.{part}") if _is_set_aside(facts, resource) else 0


def _is_set_aside(facts: Facts, resource: str) -> bool:
    """Tell whether a resource is set aside, as far as is known."""
    return facts.get(f"{resource}.afsat") is not False


def _tovholder(facts: Facts) -> str | None:
    """Tell tovholdere apart by function, else by name; an unnamed one under `[faelles]` is one person."""
    named = facts.get(FUNKTION) or facts.get("tovholder.navn")
    if named:
        return str(named).strip().casefold()
    return "" if facts.is_shared(TOVHOLDER) else None


def _room(room: Facts, *, is_shared: bool) -> str | None:
    """Tell rooms apart by name; an unnamed one under `[faelles]` by its place in the list."""
    name = str(room.get("navn", "")).strip().casefold()
    return name or (room.path if is_shared else None)
