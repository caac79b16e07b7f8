"""Whether there is time, room and food for everybody who is to attend the course."""

from readiness import Context, Facts, Judgement
from readiness_faelles.headcount import kursusdeltagere
from readiness_faelles.hours import within

PLADSER = "ressourcer.kursuslokale_pladser"


def kursustimer(facts: Facts, _context: Context) -> Judgement:
    """Compare the hours that the course takes with those set aside for staff and leaders (derived).

    The guides ask for time to train both (p. 5, milestone 5, questions 1 and 4).
    """
    deltagere = kursusdeltagere(facts)
    behov = deltagere * facts.number("ressourcer.kursus.timer_pr_deltager")
    return within(
        facts,
        behov,
        "timer",
        "ressourcer.uddannelse_medarbejdere",
        "ressourcer.uddannelse_ledere",
        deltagere=deltagere,
    )


def kursuslokale_pladser(facts: Facts, _context: Context) -> Judgement:
    """Compare the seats with the largest class (derived; p. 5, milestone 5, question 6)."""
    deltagere = facts.number("ressourcer.kursus.deltagere_pr_hold")
    if not facts.has(PLADSER):
        return Judgement.unanswered(PLADSER, deltagere=deltagere)
    pladser = facts.number(PLADSER)
    judge = Judgement.met if pladser >= deltagere else Judgement.unmet
    return judge(PLADSER, pladser=pladser, deltagere=deltagere)


def kursusforplejning(facts: Facts, _context: Context) -> Judgement:
    """Compare the cost of food with its budget (derived; p. 5, milestone 5, question 7)."""
    dage = facts.number("ressourcer.kursus.dage")
    behov = kursusdeltagere(facts) * dage * facts.number("ressourcer.kursus.kr_pr_deltager_pr_dag")
    return within(facts, behov, "kr", "ressourcer.forplejning_uddannelse")
