"""Whether what is set aside covers the need, and whether the tovholder's hours agree."""

from decimal import Decimal

from readiness import Context, Facts, Judgement

SPARRING = "ressourcer.tovholder_sparring"
TOVHOLDER = "tovholder.ressourcer"


def tid_til_sager(facts: Facts, _context: Context) -> Judgement:
    """Compare the hours that the planned cases take with those set aside for starting (derived).

    The guides ask for time to start using the method in cases (p. 5, milestone 5, question 2), and
    recommend extra time in the start phase.
    """
    sager = facts.number("maal_og_maalgruppe.sager_pr_aar")
    behov = sager * facts.number("ressourcer.timer_pr_sag")
    return within(
        facts,
        behov,
        "timer",
        "ressourcer.opstart_i_sager",
        "ressourcer.ekstra_tid_i_opstartsfasen",
        sager=sager,
    )


def timer_stemmer(facts: Facts, _context: Context) -> Judgement:
    """Compare the tovholder's hours a week with those for guidance: the guides ask for them twice.

    Page 6, milestone 7, question 3, and page 5, milestone 5, question 3. A tovholder whose hours are
    shared between methods spends a part of them on each, so that the guidance may be less.
    """
    tovholder = set_aside(facts, TOVHOLDER, "timer_pr_uge")
    if tovholder is None:
        return Judgement.unanswered(f"{TOVHOLDER}.timer_pr_uge")
    sparring = set_aside(facts, SPARRING, "timer")
    if sparring is None:
        return Judgement.unanswered(f"{SPARRING}.timer")
    bruger_en_del = facts.is_shared(TOVHOLDER) and not facts.is_shared(SPARRING)
    stemmer = sparring <= tovholder if bruger_en_del else sparring == tovholder
    judge = Judgement.met if stemmer else Judgement.unmet
    return judge(TOVHOLDER, tovholder=tovholder, sparring=sparring)


def set_aside(facts: Facts, path: str, unit: str) -> int | Decimal | None:
    """Give what is set aside at a path: 0 where nothing is, None where it is not known."""
    if facts.get(f"{path}.afsat") is False:
        return 0
    amount: int | Decimal | None = facts.get(f"{path}.{unit}")
    return amount


def within(facts: Facts, behov: int | Decimal, unit: str, *paths: str, **values: int | Decimal) -> Judgement:
    """Judge whether what is set aside at the paths covers the need.

    Met as soon as the known amounts cover it; unmet only when all of them are known.

    Args:
        facts: The answers.
        behov: What is needed.
        unit: The part of each answer that holds its amount: `timer` or `kr`.
        paths: Where amounts may be set aside.
        values: More for the messages.

    """
    amounts = {path: set_aside(facts, path, unit) for path in paths}
    afsat = sum(amount for amount in amounts.values() if amount is not None)
    if afsat >= behov:
        return Judgement.met(paths[0], afsat=afsat, behov=behov, **values)
    for path, amount in amounts.items():
        if amount is None:
            return Judgement.unanswered(f"{path}.{unit}", afsat=afsat, behov=behov, **values)
    return Judgement.unmet(paths[0], afsat=afsat, behov=behov, **values)
