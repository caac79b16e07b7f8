"""Which answer is still missing in the entries of a list."""

from collections.abc import Iterable

from readiness import Facts


def aaben(post: Facts, *dele: str) -> str | None:
    """Name the first of these parts that an entry does not answer, or None when it answers all."""
    return next((f"{post.path}.{del_}" for del_ in dele if not post.has(del_)), None)


def foerste_aabne(poster: Iterable[Facts], *dele: str) -> str | None:
    """Name the first of these parts that is not answered in one of the entries, or None."""
    return next((sti for post in poster if (sti := aaben(post, *dele))), None)
