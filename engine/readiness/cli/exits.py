"""What the exit codes mean."""

from __future__ import annotations

from readiness.model import Text

EXIT_CODES = {
    "0": Text(
        "vurderet, og svaret er godt nok (se --fail-on i readiness check --help)",
        "assessed, and the answer is good enough (see --fail-on in readiness check --help)",
    ),
    "1": Text(
        "vurderet, men en metode er ikke klar endnu eller kan ikke afgøres, en fravigelse er udløbet, eller "
        "en mangel står ikke i baseline",
        "assessed, but a method is not ready yet or cannot be decided, a waiver has expired, or a gap does "
        "not stand in the baseline",
    ),
    "2": Text("forkert brug, eller opsætningen er ikke gyldig", "wrong use, or the setup file is not valid"),
    "3": Text(
        "intet er vurderet: ingen metode er valgt, eller den findes ikke",
        "nothing was assessed: no method is chosen, or it does not exist",
    ),
    "4": Text("en regel eller en metodes plugin fejlede", "a rule or a method's plugin failed"),
    "70": Text("en fejl i readiness selv", "a fault of readiness itself"),
    "130": Text("afbrudt", "interrupted"),
}
