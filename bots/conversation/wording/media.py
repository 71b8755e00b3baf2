"""What is said of pictures, and of what has no words."""

from bots.conversation.incoming import Medium
from bots.conversation.wording.language import mark, say, translated

SENTENCES = {
    Medium.VOICE: mark("I cannot listen yet. Write it to me, for example `meditate 10m`."),
    Medium.VIDEO: mark("I cannot watch videos. Write what it shows, for example `run 5k`."),
    Medium.STICKER: mark("Nice one! To log something, write it: `meditate 10m`."),
    Medium.ANIMATION: mark("Nice one! To log something, write it: `meditate 10m`."),
    Medium.AUDIO: mark("I cannot listen to music. If you played it yourself, write `guitar 20m`."),
    Medium.FILE: mark("I cannot read files. Write what to log, for example `read 20 pages`."),
    Medium.PLACE: mark("I keep no places. If you walked there, write `walk 3 km`; `timezone` sets where you live."),
    Medium.CONTACT: mark("I keep no contacts. Goals are all I know: `help` shows how."),
    Medium.POLL: mark("I do not vote. `today` shows what is left for you to decide."),
    Medium.OTHER: mark("I cannot read that. Write it to me in words, for example `meditate 10m`."),
}
"""What is said of each kind of message that has no words."""


def what_of() -> str:
    """Return the question what a picture shows."""
    return say("What is it of? Say what to log, for example `run 5k`, and the picture goes along.")


def added_to(title: str) -> str:
    """Return that a picture was added to an entry."""
    return say("The picture is with your entry of {title} now.", title=title)


def full(title: str) -> str:
    """Return that an entry takes no more pictures."""
    return say("Your entry of {title} has as many pictures as it can take.", title=title)


def wordless(medium: Medium) -> str:
    """Return a kind sentence about a message that has no words."""
    return translated(SENTENCES[medium])
