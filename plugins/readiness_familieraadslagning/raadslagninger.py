"""How many rådslagninger a year the municipality plans. Stated once; every capacity is held against it."""

from decimal import Decimal

from readiness import Facts

SAGER = "maal_og_maalgruppe.sager_pr_aar"
OPFOELGENDE = "evaluering.opfoelgende_moeder_pr_sag"


def raadslagninger_pr_sag(facts: Facts) -> int | Decimal:
    """Give the rådslagninger of one case: the first, and those that follow it up (p. 12, milestone 16)."""
    return 1 + facts.number(OPFOELGENDE)


def planlagte_raadslagninger(facts: Facts) -> int | Decimal:
    """Give the planned rådslagninger a year: cases x rådslagninger in each case."""
    return facts.number(SAGER) * raadslagninger_pr_sag(facts)
