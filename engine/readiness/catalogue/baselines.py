"""Baselines: what keeps the file of known gaps from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

_BASELINE = """\
baseline = {}
known = [
{}]"""
_LINE = (
    '  {{ file = "kommune.toml", rule = "familieraadslagning/samordnere.aftaler", '
    'key = "samordnere.aftaler", outcome = "{}" }},\n'
)
_RIGHT = _BASELINE.format(1, _LINE.format("partial"))

ENTRIES: Mapping[str, Entry] = {
    "F060": entry(
        "Der er ingen baseline i {name}.",
        "Skriv den med readiness baseline write.",
        "There is no baseline in {name}.",
        "Write it with readiness baseline write.",
        why_da="En baseline er listen over de mangler, I kender i dag. Uden den kan nye mangler ikke kendes fra gamle.",
        why_en="A baseline is the list of the gaps that you know today. Without it, new gaps cannot be told from old.",
    ),
    "F061": entry(
        "Filen er ikke en baseline.",
        "Peg på den fil, som readiness baseline write har skrevet. Den begynder med linjen baseline = 1.",
        "The file is not a baseline.",
        "Point to the file that readiness baseline write has written. It begins with the line baseline = 1.",
        why_da="Filen må kun rumme baseline og known. Derfor bliver en opsætning eller en anden fil ikke overskrevet ved en fejl.",
        why_en="The file may hold baseline and known only. So a setup or another file is not written over by mistake.",
        wrong='[kommune]\nnavn = "Prøvekøbing Kommune"',
        right=_RIGHT,
    ),
    "F062": entry(
        "Baselinen er version {version}, og dette program læser version {newest}.",
        "Brug en nyere udgave af readiness, eller slet filen, og skriv den igen med readiness baseline write.",
        "The baseline is version {version}, and this program reads version {newest}.",
        "Use a newer release of readiness, or delete the file and write it again with readiness baseline write.",
        why_da="Versionen skifter, når en linje skal læses på en anden måde end før.",
        why_en="The version changes when a line is to be read in another way than before.",
        wrong=_BASELINE.format(2, ""),
        right=_BASELINE.format(1, ""),
    ),
    "F063": entry(
        "Linjen i baselinen er ikke, som den skal være.",
        "Slet linjen, eller skriv file, rule, key og outcome, hver med en tekst i anførselstegn.",
        "The line of the baseline is not as it must be.",
        "Delete the line, or give file, rule, key and outcome, each with a text in quotes.",
        why_da="Hver kendt mangel står på sin egen linje, så git kan flette filen. En slettet linje gør manglen ny igen.",
        why_en="Each known gap stands on its own line, so that git can merge the file. A deleted line makes the gap new again.",
        wrong=_BASELINE.format(1, '  { rule = "familieraadslagning/samordnere.aftaler" },\n'),
        right=_RIGHT,
    ),
    "F064": entry(
        "Baselinen kender ikke udfaldet ”{name}”.",
        "Skriv et af disse: {choices}.",
        "The baseline does not know the outcome “{name}”.",
        "Write one of these: {choices}.",
        why_da="Udfaldet siger, hvor langt svaret var. Er det blevet dårligere siden, tæller manglen som ny.",
        why_en="The outcome says how far the answer was. If it has become worse since, the gap counts as new.",
        wrong=_BASELINE.format(1, _LINE.format("halvt")),
        right=_RIGHT,
    ),
    "F065": entry(
        "Baselinen nævner ”{name}” to gange for samme fil.",
        "Behold den linje, der passer, og slet den anden.",
        "The baseline names “{name}” twice for the same file.",
        "Keep the line that fits, and delete the other.",
        why_da="Det sker, når to grene bliver flettet, og begge har ændret linjen.",
        why_en="It happens when two branches are merged that have both changed the line.",
        wrong=_BASELINE.format(1, _LINE.format("partial") + _LINE.format("unmet")),
        right=_RIGHT,
    ),
}
