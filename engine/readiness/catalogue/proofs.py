"""Proofs and properties of rules, as `readiness rules test` holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "H030": entry(
        "Filen {name} begynder ikke med et udfald.",
        "Kald den udfald.hvorfor.toml. Udfaldet er et af disse: {known}.",
        "The file {name} does not begin with an outcome.",
        "Call it outcome.why.toml. The outcome is one of these: {known}.",
        why_da="Filens navn siger, hvilket udfald svarene skal give. Uden det er der intet at holde dem op mod.",
        why_en="The name of the file says which outcome the answers must give. Without it there is nothing to hold them against.",
    ),
    "H031": entry(
        "Regelsættet ”{id}” har ingen regel eller modsigelse, der hedder ”{name}”.",
        "{meant}Er den fjernet fra regelsættet, så slet også dens prøver. Mulige navne: {known}.",
        "The ruleset “{id}” has no rule or contradiction called “{name}”.",
        "{meant}If it is gone from the ruleset, delete its proofs too. Possible names: {known}.",
        why_da="Prøver ligger i en mappe med navn efter reglen: milepæl.regel. En prøve af noget, der ikke findes, prøver intet.",
        why_en="Proofs lie in a folder named after the rule: milestone.rule. A proof of something that does not exist proves nothing.",
    ),
    "H032": entry(
        "Prøven er ikke skrevet, som den skal.",
        "Ret den, så det passer: {reason}.",
        "The proof is not written as it should be.",
        "Mend it so that this holds: {reason}.",
        why_da="En prøve er en opsætning med de svar, som reglen skal bruge, og intet andet.",
        why_en="A proof is a setup with the answers that the rule needs, and nothing else.",
    ),
    "H033": entry(
        "Prøven af {rule} skal give {expected}, men giver {outcome} og sætningen ”{message}”.",
        "Ret svarene, filens navn eller reglen.",
        "The proof of {rule} must give {expected}, but gives {outcome} and the sentence “{message}”.",
        "Mend the answers, the name of the file or the rule.",
        why_da="En prøve er et løfte om, hvad svarene betyder. Holder den ikke længere, har reglen ændret sig, eller prøven er forkert.",
        why_en="A proof is a promise of what the answers mean. If it no longer holds, the rule has changed, or the proof is wrong.",
    ),
    "H034": entry(
        "Sætningen om {rule} skal være ”{expected}”, men er ”{message}”.",
        "Ret sætningen i prøven, eller ret reglens message.",
        "The sentence about {rule} must be “{expected}”, but is “{message}”.",
        "Mend the sentence in the proof, or the rule's message.",
        why_da="Sætningen er det, kommunen læser. Prøven holder den fast, også tallene i den.",
        why_en="The sentence is what the municipality reads. The proof holds it fast, with the numbers in it.",
    ),
    "H035": entry(
        "Regler kan ikke prøves på tilfældige opsætninger, fordi hypothesis ikke er installeret.",
        "Kør: pip install 'readiness[rules]' i det samme miljø.",
        "Rules cannot be tried on made-up setups, because hypothesis is not installed.",
        "Run: pip install 'readiness[rules]' in the same environment.",
        why_da="Biblioteket hypothesis finder på opsætninger og finder den mindste, hvor noget går galt. Kun prøverne skal bruge det.",
        why_en="The library hypothesis makes up setups and finds the smallest in which something goes wrong. Only the tests need it.",
    ),
    "H036": entry(
        "Sætningen om {outcome} i {rule} kan ikke fyldes ud: {missing}.",
        "Giv et navn og en værdi med i Judgement for hvert navn i krøllede parenteser.",
        "The sentence about {outcome} in {rule} cannot be filled: {missing}.",
        "Give a name and a value in the Judgement for each name in braces.",
        why_da="Mangler værdien, får kommunen en sætning uden tal i stedet for reglens egen.",
        why_en="Where the value is missing, the municipality gets a sentence without numbers instead of the rule's own.",
    ),
    "H037": entry(
        "Reglen {rule} har ingen prøve af udfaldet {outcome}.",
        "Skriv svar, der giver det, i {name}.",
        "The rule {rule} has no proof of the outcome {outcome}.",
        "Write answers that give it in {name}.",
        why_da="Et udfald, som ingen har prøvet, kan være forkert, uden at nogen ser det.",
        why_en="An outcome that nobody has tried can be wrong without anyone seeing it.",
    ),
    "H038": entry(
        "Funktionen i {rule} læser noget, som reads ikke nævner: {paths}.",
        "Skriv stierne i reads.",
        "The function of {rule} reads something that reads does not name: {paths}.",
        "Write the paths in reads.",
        why_da="Kommandoen readiness explain fortæller efter reads, hvad der skal svares på. Det, der mangler der, bliver aldrig spurgt om.",
        why_en="The command readiness explain tells by reads what is to be answered. What is missing there is never asked for.",
    ),
    "H039": entry(
        "Funktionen i {rule} læser i ingen prøve det, som reads nævner: {paths}.",
        "Slet stierne i reads, eller skriv en prøve, hvor de bliver læst.",
        "The function of {rule} reads in no proof what reads names: {paths}.",
        "Delete the paths in reads, or write a proof in which they are read.",
        why_da="Så bliver kommunen spurgt om noget, der ikke betyder noget for svaret.",
        why_en="Then the municipality is asked for something that does not matter to the answer.",
    ),
    "H040": entry(
        "Modsigelsen ”{id}” har ingen prøve.",
        "Skriv told, at og silent for den i {name}.",
        "The contradiction “{id}” has no proof.",
        "Write told, at and silent for it in {name}.",
        why_da="En advarsel, der kommer på det forkerte tidspunkt, gør folk trætte af dem alle. Prøven viser, hvornår den kommer, og hvornår den tier.",
        why_en="A warning that comes at the wrong time makes people tired of all of them. The proof shows when it comes and when it keeps silent.",
    ),
    "H041": entry(
        "Prøven af modsigelsen ”{id}” ({what}) skal give {expected}, men giver {outcome}.",
        "Ret svarene eller modsigelsens when.",
        "The proof of the contradiction “{id}” ({what}) must give {expected}, but gives {outcome}.",
        "Mend the answers or the contradiction's when.",
        why_da="En modsigelse er to svar, der ikke begge kan være rigtige. Den tier, når et af dem mangler, og når de passer sammen.",
        why_en="A contradiction is two answers that cannot both be right. It keeps silent when one is missing and when they fit.",
    ),
    "H042": entry(
        "Reglen {rule} fra {distribution} fejler på en gyldig opsætning: {error}.",
        "Ret funktionen, så den giver en Judgement for alle gyldige svar.",
        "The rule {rule} of {distribution} fails on a valid setup: {error}.",
        "Mend the function so that it gives a Judgement for all valid answers.",
        why_da="En kommune må skrive alt, hvad felterne tager imod. En regel, der fejler, giver slutkode 4 og intet svar.",
        why_en="A municipality may write all that the fields take. A rule that fails gives exit code 4 and no answer.",
    ),
    "H043": entry(
        "Reglen {rule} fra {distribution} giver {outcome} og ikke {expected} {when}.",
        "Gør svaret uafhængigt af tidspunkt, rækkefølge og sæt: sortér, og gem intet mellem kald.",
        "The rule {rule} of {distribution} gives {outcome} and not {expected} {when}.",
        "Make the answer independent of time, order and sets: sort, and keep nothing between calls.",
        why_da="De samme svar skal give det samme i dag, i morgen og på en anden computer. Ellers kan ingen stole på rapporten.",
        why_en="The same answers must give the same today, tomorrow and on another computer. Else nobody can trust the report.",
    ),
    "H044": entry(
        "Reglen {rule} fra {distribution} giver {outcome}, før nogen har svaret på noget.",
        "Lad den være åben: læs svarene med facts, eller giv Judgement.unanswered.",
        "The rule {rule} of {distribution} gives {outcome} before anyone has answered anything.",
        "Leave it open: read the answers by facts, or give Judgement.unanswered.",
        why_da="Et spørgsmål, der ikke er besvaret, tæller hverken som ja eller nej.",
        why_en="A question that is not answered counts neither as yes nor as no.",
    ),
    "H045": entry(
        "Funktionen {function} i {rule} fra {distribution} rører {touched}: {call}.",
        "Lad den kun bruge facts og context. context.as_of er det eneste ur.",
        "The function {function} in {rule} of {distribution} touches {touched}: {call}.",
        "Let it use only facts and context. context.as_of is the only clock.",
        why_da="En regel er ren: svar ind, bedømmelse ud. Så giver den samme fil altid samme rapport, og intet forlader computeren.",
        why_en="A rule is pure: answers in, a judgement out. So the same file always gives the same report, and nothing leaves the computer.",
    ),
    "H046": entry(
        "Funktionen {function} i {rule} fra {distribution} var ikke færdig efter {count} sekunder og blev stoppet.",
        "Find løkken, der ikke ender med disse svar.",
        "The function {function} in {rule} of {distribution} was not done after {count} seconds and was stopped.",
        "Find the loop that does not end with these answers.",
        why_da="En regel tager under et millisekund. Ender den ikke, kommer der aldrig nogen rapport.",
        why_en="A rule takes less than a millisecond. If it does not end, no report ever comes.",
    ),
    "H047": entry(
        "Reglen {rule} fra {distribution} ændrer de svar, den får.",
        "Lav en kopi, og ret i den.",
        "The rule {rule} of {distribution} changes the answers that it is given.",
        "Make a copy, and change that.",
        why_da="De næste regler skal se de samme svar. Ellers afhænger resultatet af reglernes rækkefølge.",
        why_en="The rules after it must see the same answers. Else the result depends on the order of the rules.",
    ),
    "H048": entry(
        "Reglen {rule} fra {distribution} giver {expected}, mens svaret på {field} mangler, men {outcome}, når det er der.",
        "Lad reglen være åben, til alle de svar, den skal bruge, er givet.",
        "The rule {rule} of {distribution} gives {expected} while the answer to {field} is missing, but {outcome} once it is there.",
        "Leave the rule open until all the answers that it needs are given.",
        why_da="Et svar mere må kun gøre spændet i scoren smallere. Ellers kan et nyt svar vælte det, kommunen har planlagt efter.",
        why_en="One more answer may only narrow the interval of the score. Else a new answer can overturn what the municipality has planned by.",
    ),
    "H049": entry(
        "Reglen {rule} fra {distribution} giver {outcome}, når svaret på {field} er ”ved_ikke”, men {expected}, når det mangler.",
        'Behandl "ved_ikke" som et svar, der mangler: facts.has siger nej til begge.',
        "The rule {rule} of {distribution} gives {outcome} when the answer to {field} is “ved_ikke”, but {expected} when it is missing.",
        'Treat "ved_ikke" as an answer that is missing: facts.has says no to both.',
        why_da="Den, der ikke ved det endnu, har hverken sagt ja eller nej.",
        why_en="Who does not know yet has said neither yes nor no.",
    ),
}
