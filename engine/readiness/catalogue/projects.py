"""Projects: the folders in which methods are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "M015": entry(
        "Metoden ”{id}” indlæses med et andet regelsæt end denne fil: {name}.",
        "Lad krogen læse filen her. Er pakken installeret, så installér den igen med pip install -e .",
        "The method “{id}” is loaded with another ruleset than this file: {name}.",
        "Let the hook read the file here. If the package is installed, install it again with pip install -e .",
        why_da="Pakkens kode skal læse den fil, som ligger her. Ellers bliver noget andet prøvet end det, I retter i.",
        why_en="The package's code must read the file that lies here. Else something is tested other than what you edit.",
    ),
    "M016": entry(
        "Stien {name} findes ikke.",
        "Giv mappen med metodens pyproject.toml, eller filen med regelsættet.",
        "The path {name} does not exist.",
        "Give the folder with the method's pyproject.toml, or the file with the ruleset.",
        why_da="Kommandoen læser en metode, der ligger som filer hos jer. Her er ingen.",
        why_en="The command reads a method that lies with you as files. There are none here.",
    ),
    "M017": entry(
        "Mappen {name} har ingen metode.",
        'Skriv metodens navn under [project.entry-points."readiness.methods"] i pyproject.toml, eller begynd med readiness rules new.',
        "The folder {name} has no method.",
        'Write the method\'s name under [project.entry-points."readiness.methods"] in pyproject.toml, or begin with readiness rules new.',
        why_da="Linjen i pyproject.toml er det, der gør en pakke til en metode. Uden den finder ingen den.",
        why_en="The line in pyproject.toml is what makes a package a method. Without it nobody finds it.",
    ),
    "M018": entry(
        "Metoden ”{id}” har ikke ét regelsæt, der hedder {name}, men {count}.",
        "Læg netop ét regelsæt med det navn i metodens pakke.",
        "The method “{id}” has not one ruleset called {name}, but {count}.",
        "Put just one ruleset of that name into the method's package.",
        why_da="Regelsættet ligger i pakken og hedder det samme som metoden. Så kan det læses, uden at pakkens kode bliver kørt.",
        why_en="The ruleset lies in the package and is called as the method is. So it can be read without running the package's code.",
    ),
    "M019": entry(
        "Modulet ”{module}” ligger ikke i {name}.",
        "Ret linjen i pyproject.toml, eller flyt pakken til mappen eller til src.",
        "The module “{module}” does not lie in {name}.",
        "Mend the line in pyproject.toml, or move the package to the folder or to src.",
        why_da="Linjen i pyproject.toml nævner et modul. Kommandoen skal køre jeres udgave af det og ikke en, der er installeret.",
        why_en="The line in pyproject.toml names a module. The command must run your version of it and not an installed one.",
    ),
}
