"""Inflection: the forms under which a goal's name may turn up in a sentence."""

from collections.abc import Iterator

from bots.conversation.grammar.languages import Language

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("ss", "sh", "ch", "x", "z")


def singular(word: str) -> str:
    """Return a noun without its plural ending: `glasses` glass, `cherries` cherry, `books` book."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(_SIBILANTS):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def plural(word: str) -> str:
    """Return a noun with its plural ending."""
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")


def forms_of(word: str, words: Language) -> set[str]:
    """Return the forms of a folded verb or noun, itself included; a gerund or plural gives its base's forms too."""
    forms = {word, plural(word), singular(word)}
    for base in bases_of(word, words):
        forms.update(_conjugated(base))
        forms.update(form for form, origin in words.past_verbs.items() if origin == base)
    return forms


def bases_of(word: str, words: Language) -> set[str]:
    """Return the verbs that `word` may come from, without any dictionary."""
    bases = {word, singular(word)}
    for stem in tuple(bases):
        if stem.endswith("ing") and len(stem) > 5:
            bases.update(_unsuffixed(stem[:-3]))
        if stem.endswith("ation") and len(stem) > 7:
            bases.add(stem[:-3] + "e")
    if word in words.past_verbs:
        bases.add(words.past_verbs[word])
    return bases


def _unsuffixed(stem: str) -> Iterator[str]:
    """Return what a stem before -ing may have been: `runn` run, `cycl` cycle, `read` read."""
    yield stem
    yield stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2]:
        yield stem[:-1]


def _conjugated(base: str) -> Iterator[str]:
    """Return the regular forms of a verb."""
    yield base
    yield plural(base)
    if base.endswith("e"):
        yield base + "d"
        yield base[:-1] + "ing"
        if base.endswith("ate"):
            yield base[:-1] + "ion"
        return
    yield base + "ing"
    if base.endswith("y") and len(base) > 2 and base[-2] not in _VOWELS:
        yield base[:-1] + "ied"
        return
    yield base + "ed"
    if _may_double(base):
        yield base + base[-1] + "ed"
        yield base + base[-1] + "ing"


def _may_double(base: str) -> bool:
    """Tell whether the last consonant may double: `jog` jogged, `journal` journalled."""
    return len(base) > 2 and base[-1] not in _VOWELS | {"w", "x", "y"} and base[-2] in _VOWELS
