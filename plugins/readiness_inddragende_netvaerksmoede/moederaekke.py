"""What a series of meetings demands: the same meeting leader follows all the meetings of a case."""

from decimal import Decimal

from readiness import Facts

TIMER_PR_MOEDE = "moedeledere.tid_til_alle_moeder.timer_pr_moede"


def sager_pr_aar(facts: Facts) -> int | Decimal:
    """Give the planned number of cases a year, each with one series of meetings."""
    return facts.number("maal_og_maalgruppe.sager_pr_aar")


def moeder_pr_sag(facts: Facts) -> int | Decimal:
    """Give the meetings of a case: the first, and those that follow it up (guide p. 10, milestone 15)."""
    return 1 + facts.number("evaluering.opfoelgende_moeder_pr_sag")


def moeder_pr_aar(facts: Facts) -> int | Decimal:
    """Give the planned number of meetings a year."""
    return sager_pr_aar(facts) * moeder_pr_sag(facts)


def timer_pr_raekke(facts: Facts) -> int | Decimal:
    """Give a meeting leader's hours for all the meetings of one case."""
    return moeder_pr_sag(facts) * facts.number(TIMER_PR_MOEDE)


def planlagte_timer(facts: Facts) -> int | Decimal:
    """Give the meeting leaders' hours that a method's cases require in a year."""
    return sager_pr_aar(facts) * timer_pr_raekke(facts)
