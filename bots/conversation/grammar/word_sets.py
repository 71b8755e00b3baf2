"""Tables of words written as running text, so that they can be read and compared at a glance."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """Return the phrases of `text`, which stand between bars; blanks and line ends inside count as one blank."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


def word_map(text: str) -> dict[str, str]:
    """Return word to name from lines of `name: word word`."""
    rows = (line.partition(":") for line in text.strip().splitlines())
    return {word: name.strip() for name, _, words in rows for word in words.split()}
