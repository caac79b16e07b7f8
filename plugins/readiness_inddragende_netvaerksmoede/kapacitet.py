"""Whether the meeting leaders have hours enough: for one method, and for all that use them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from readiness import Context, Facts, Judgement
from readiness_inddragende_netvaerksmoede.moederaekke import (
    TIMER_PR_MOEDE,
    moeder_pr_aar,
    planlagte_timer,
    sager_pr_aar,
    timer_pr_raekke,
)
from readiness_inddragende_netvaerksmoede.pulje import PULJE

TIMER = "timer_pr_aar"


def moedeleder_kapacitet(facts: Facts, _context: Context) -> Judgement:
    """Compare the series of meetings that the pool can follow with the planned cases.

    A meeting leader attends all the meetings of a case (guide p. 9, milestone 14, question 3), so that
    each leader's hours count in whole series. The hours in all then reach by themselves.
    """
    moeder = moeder_pr_aar(facts)
    if not facts.get(TIMER_PR_MOEDE):  # not written, or 0: no meeting is led in no time
        return Judgement.unanswered(TIMER_PR_MOEDE, moeder=moeder)
    if not facts.has(PULJE):
        return Judgement.unanswered(PULJE, moeder=moeder)
    sager, raekke = sager_pr_aar(facts), timer_pr_raekke(facts)
    pulje = facts.records(PULJE)
    timer = [leder.number(TIMER) for leder in pulje if leder.has(TIMER)]
    kan = sum(int(each // raekke) for each in timer)
    if kan >= sager:
        return Judgement.met(PULJE, kan=kan, sager=sager)
    uden_timer = _uden_timer(pulje)
    if uden_timer is not None:
        return Judgement.unanswered(uden_timer, moeder=moeder)
    behov = planlagte_timer(facts)
    return Judgement.unmet(PULJE, kan=kan, sager=sager, timer=_heltal(sum(timer)), behov=_heltal(behov))


def moedeleder_timer(methods: Mapping[str, Facts], _context: Context) -> Judgement:
    """Compare the hours of the distinct meeting leaders with what all the methods plan (derived).

    A meeting leader who stands in several methods' pools is counted once, with the most hours written.
    """
    behov = _heltal(sum(planlagte_timer(facts) for facts in methods.values()))
    puljer = [facts.records(PULJE) for facts in methods.values() if facts.has(PULJE)]
    timer = _heltal(sum(_timer_pr_leder(puljer).values()))
    if timer >= behov:
        return Judgement.met(PULJE, timer=timer, behov=behov)
    if len(puljer) < len(methods):
        return Judgement.unanswered(PULJE, behov=behov)
    uden_timer = _uden_timer(leder for pulje in puljer for leder in pulje)
    if uden_timer is not None:
        return Judgement.unanswered(uden_timer, behov=behov)
    return Judgement.unmet(PULJE, timer=timer, behov=behov, mangler=_heltal(behov - timer))


def _timer_pr_leder(puljer: Iterable[tuple[Facts, ...]]) -> dict[str, int | Decimal]:
    """Give the hours of each meeting leader by designation: the most that one pool holds of it."""
    timer: dict[str, int | Decimal] = {}
    for pulje in puljer:
        i_puljen: dict[str, int | Decimal] = {}
        for leder in pulje:
            navn = leder.text("navn").strip().casefold()
            i_puljen[navn] = i_puljen.get(navn, 0) + leder.get(TIMER, 0)
        timer |= {navn: max(timer.get(navn, 0), antal) for navn, antal in i_puljen.items()}
    return timer


def _uden_timer(ledere: Iterable[Facts]) -> str | None:
    """Find the first meeting leader whose hours are not written: the place of the missing number."""
    return next((f"{leder.path}.{TIMER}" for leder in ledere if not leder.has(TIMER)), None)


def _heltal(number: int | Decimal) -> int | Decimal:
    """Give a whole number as an int, so that 300.0 hours are printed as 300."""
    return int(number) if number == int(number) else number
