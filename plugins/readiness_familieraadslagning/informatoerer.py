"""Whether the informatører can manage the planned rådslagninger, and get the notice they need."""

from collections.abc import Iterable

from readiness import Context, Facts, Judgement, Unanswered
from readiness_familieraadslagning.aabne_svar import foerste_aabne
from readiness_familieraadslagning.raadslagninger import planlagte_raadslagninger

MULIGE = "informatoerer.aftaler_mulige"
VILKAAR = "informatoerer.vilkaar"
PLANLAEGNING = "informatoerer.planlaegning_dage"
ANTAL = "max_raadslagninger_pr_aar"
VARSEL = "varsel_dage"
VED_IKKE = "ved_ikke"


def informatoer_vilkaar(facts: Facts, _context: Context) -> Judgement:
    """Ask for terms with each informatør that the municipality can make an agreement with.

    The guide asks for terms agreed with the informatører (p. 11, milestone 15, question 4). A professional
    who is asked and has said no (question 2) is none; one with whom terms are written has not said no.
    Where it is not known of somebody, the rule is open, unless it comes to the same in any case.
    """
    svar = {navn.strip().casefold(): mulig for navn, mulig in facts.get(MULIGE, {}).items()}
    fagprofessionelle = facts.texts("informatoerer.fagprofessionelle")
    if not fagprofessionelle:
        return Judgement.unanswered("informatoerer.fagprofessionelle")
    vilkaar = facts.records(VILKAAR)
    dele = {navn: _skrevne_dele(vilkaar, navn) for navn in fagprofessionelle}
    if not any(dele.values()):
        return Judgement.unmet(VILKAAR)
    uden = {navn: svar.get(navn.strip().casefold(), VED_IKKE) for navn in fagprofessionelle if not dele[navn]}
    mangler = [
        navn
        for navn in fagprofessionelle
        if (dele[navn] or uden[navn] is True) and dele[navn] != {VARSEL, ANTAL}
    ]
    if mangler:
        return Judgement.partial(VILKAAR, mangler=", ".join(mangler))
    uafklaret = [navn for navn in uden if uden[navn] == VED_IKKE]
    if uafklaret:
        return Judgement.unanswered(MULIGE, uafklaret=", ".join(uafklaret))
    return Judgement.met(VILKAAR, aftalt=", ".join(navn for navn in fagprofessionelle if dele[navn]))


def informatoer_kapacitet(facts: Facts, _context: Context) -> Judgement:
    """Compare the rådslagninger that the informatører can manage at most with the planned ones.

    The guide asks how many each can take part in (p. 11, milestone 15, question 4), and lets one
    informatør take part in each rådslagning. Adding them up is ours.
    """
    planlagt = planlagte_raadslagninger(facts)
    if not facts.has(VILKAAR):
        return Judgement.unanswered(VILKAAR, planlagt=planlagt)
    vilkaar = facts.records(VILKAAR)
    kapacitet = sum(informatoer.get(ANTAL, 0) for informatoer in vilkaar)
    if kapacitet and kapacitet >= planlagt:
        return Judgement.met(VILKAAR, kapacitet=kapacitet, planlagt=planlagt)
    if sti := foerste_aabne(vilkaar, ANTAL):
        return Judgement.unanswered(sti, planlagt=planlagt)
    if kapacitet:
        return Judgement.partial(VILKAAR, kapacitet=kapacitet, planlagt=planlagt)
    return Judgement.unmet(VILKAAR, planlagt=planlagt)


def informatoer_varsel(facts: Facts, _context: Context) -> Judgement:
    """Compare the longest notice with the days from invitation to rådslagning.

    The guide asks how long beforehand the informatører must know (p. 11, milestone 15, question 4).
    That the invitations must leave time for it is ours.
    """
    planlaegning = facts.number(PLANLAEGNING)
    vilkaar = facts.records(VILKAAR) if facts.has(VILKAAR) else ()
    varsler = [informatoer.number(VARSEL) for informatoer in vilkaar if informatoer.has(VARSEL)]
    if varsler and max(varsler) > planlaegning:
        return Judgement.unmet(VILKAAR, varsel=max(varsler), planlaegning=planlaegning)
    if not varsler or len(varsler) < len(vilkaar):
        return Judgement.unanswered(foerste_aabne(vilkaar, VARSEL) or VILKAAR, planlaegning=planlaegning)
    return Judgement.met(VILKAAR, varsel=max(varsler), planlaegning=planlaegning)


def _skrevne_dele(vilkaar: Iterable[Facts], navn: str) -> set[str]:
    """Name the terms that are written for one informatør."""
    poster = [post for post in vilkaar if _ens(str(post.get("informatoer", "")), navn)]
    return {del_ for post in poster for del_ in (VARSEL, ANTAL) if _er_skrevet(post, del_)}


def _ens(et_navn: str, et_andet: str) -> bool:
    return et_navn.strip().casefold() == et_andet.strip().casefold()


def _er_skrevet(post: Facts, del_: str) -> bool:
    """Tell whether a part is written; "ved_ikke" leaves the whole rule open."""
    try:
        post.number(del_)
    except Unanswered as mangler:
        if mangler.dont_know:
            raise
        return False
    return True
