"""Whether a message answers the open question, and what that answer stands for."""

from dataclasses import dataclass

from bots.conversation.grammar import About, Ask, Kind, Understanding, answered, parse
from bots.conversation.offers import OFFER
from bots.conversation.questions import PREFIX, Answer, Question
from bots.conversation.turn import Turn, understand
from bots.conversation.wording.fixed import likewise, no_words, yes_words

_NO = frozenset({"no", "n", "nope", "nah", "cancel", "stop", "nothing", "never mind", "nevermind", "nvm", "no thanks"})
_YES = frozenset({"yes", "y", "yep", "yeah", "ok", "okay", "sure", "do it"})
_IDLE = frozenset({Kind.SMALLTALK, Kind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that was given: the texts it stands for (none: nothing is to be done), the alias it teaches."""

    texts: tuple[str, ...]
    alias: tuple[str, str] | None = None


def taken(turn: Turn, question: Question | None) -> Taken | None:
    """Return what a message answers to the open question; None when it is no answer to it.

    A button of another question is none. A number chooses among the options; their words do, and yes and no. What is
    typed besides completes the question where it can, unless it is a clear command of its own, or an entry in a unit
    that has to be asked about.
    """
    if question is None:
        return None
    answer = chosen(turn, question)
    if answer is not None:
        return Taken(answer.texts, answer.alias)
    if turn.incoming.choice is not None:
        return None
    if is_no(turn.incoming.text):
        return Taken(())
    return _completed(turn, question) if question.template else None


def chosen(turn: Turn, question: Question) -> Answer | None:
    """Return the answer of a question that was tapped, or typed as its number or its words."""
    if turn.incoming.choice is not None:
        return _tapped(question, turn.incoming.choice)
    return _typed(question, folded(turn.incoming.text))


def folded(text: str) -> str:
    """Return a short text as answers are compared: in small letters, without blanks and full stops around it."""
    return " ".join(text.casefold().split()).strip(".!")


def _tapped(question: Question, choice: str) -> Answer | None:
    choices = {f"{PREFIX}{question.id}:{at}": answer for at, answer in enumerate(question.answers)}
    return choices.get(choice)


def _typed(question: Question, said: str) -> Answer | None:
    answers = question.answers
    if said.isdecimal() and said.isascii() and 1 <= int(said[:3]) <= len(answers):
        return answers[int(said) - 1] if len(said) <= len("100") else None
    for answer in answers:
        if answer.label.casefold() == said:
            return answer
    is_yes_or_no = question.about in (About.CONFIRM, About.UNIT, About.COMMAND, OFFER)
    is_one = sum(bool(answer.texts) for answer in answers) == 1
    return answers[0] if answers and (is_yes_or_no or is_one) and is_yes(said) else None


def is_yes(text: str) -> bool:
    """Say whether a text is a mere yes, in English or in the language that is spoken."""
    return folded(text) in _YES | likewise(yes_words())


def is_no(text: str) -> bool:
    """Say whether a text is a mere no, in English or in the language that is spoken."""
    return folded(text) in _NO | likewise(no_words())


def _completed(turn: Turn, question: Question) -> Taken | None:
    """Return the question completed by what was typed, if that makes sense and nothing else was meant."""
    text = turn.incoming.text.strip()
    if "\n" in text or not text:
        return None
    is_name = question.about == About.GOAL and turn.live.index.named(text) is not None
    meant = understand(turn, text)
    if not is_name and (is_clear(meant) or (meant.asks is not None and meant.asks.about is About.UNIT)):
        return None
    whole = answered(Ask(About(question.about), template=question.template), text)
    if question.about == About.GOAL and not is_name:
        whole = question.template.replace("{answer}", text, 1)
    return Taken((whole,)) if is_clear(parse(whole, turn.live)) else None


def is_clear(meant: Understanding) -> bool:
    """Say whether a text was understood as a command of its own, small talk aside."""
    return bool(meant.commands) and any(command.kind not in _IDLE for command in meant.commands)
