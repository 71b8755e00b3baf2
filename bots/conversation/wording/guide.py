"""The sentences of a guided new goal: one short question a step."""

from bots.conversation.wording.language import mark, say

EXAMPLES = {
    "regular": "`20 min a day`, `3 times a week`",
    "streak": "`30 days`",
    "number": "`12 books`, `500 km`, `$1000`",
    "measure": "`75 kg -> 70 kg`",
    "limit": "`2 cups a day`, `5 times a week`",
}


def which_title() -> str:
    """Return the question what a goal is about."""
    return say("What is the goal? A name will do, like `yoga`, or the whole of it: `yoga 20 min a day`.")


def which_kind(title: str, *, typed: tuple[str, ...]) -> str:
    """Return the question of what kind a goal is; `typed` are the words for those without a button."""
    if not typed:
        return say("{title}: what kind of goal is it?", title=title)
    words = say(" or ").join(f"`{word}`" for word in typed)
    return say("{title}: what kind of goal is it? You can also type {words}.", title=title, words=words)


def kind_labels() -> dict[str, str]:
    """Return what the answers to that read."""
    return {
        "regular": say("so much every day or week"),
        "streak": say("days in a row"),
        "number": say("a number to reach in all"),
        "limit": say("at most so much"),
        "measure": say("a number that moves, like a weight"),
    }


def how_much(kind: str, title: str) -> str:
    """Return the question how much, with an example of its kind."""
    questions = {
        "regular": mark("{title}: how much, and how often? For example {like}."),
        "streak": mark("{title}: how many days in a row? For example {like}."),
        "number": mark("{title}: how much in all, and of what? For example {like}."),
        "measure": mark("{title}: from where to where? For example {like}."),
        "limit": mark("{title}: how much at most, and how often? For example {like}."),
    }
    return say(questions[kind], title=title, like=EXAMPLES[kind])


def amount_labels(kind: str) -> tuple[str, ...]:
    """Return what may be answered by one tap, in the words of the grammar; for `say`."""
    match kind:
        case "regular":
            return mark("10 min a day"), mark("30 min a day"), mark("3 times a week"), mark("every day")
        case "streak":
            return mark("7 days"), mark("30 days"), mark("100 days")
        case "limit":
            return mark("1 a day"), mark("2 a day"), mark("3 a day"), mark("none at all")
        case _:
            return ()


def how_often(title: str, amount: str) -> str:
    """Return the question how often."""
    return say("{title} {amount}: how often?", title=title, amount=amount)


def rhythm_labels() -> tuple[str, ...]:
    """Return what may be answered by one tap, in the words of the grammar; for `say`."""
    return mark("every day"), mark("every week"), mark("Monday to Friday"), mark("every month")


def by_when(title: str) -> str:
    """Return the question for a day."""
    return say("{title}: by when? For example `june 30`; without a day is fine, too.", title=title)


def deadline_labels() -> tuple[str, ...]:
    """Return the days that may be answered by one tap, in the words of the grammar; for `say`."""
    return mark("in a month"), mark("in 3 months"), mark("by dec 31")


def no_deadline() -> str:
    """Return the answer that there is no such day; for `say`."""
    return mark("no deadline")


def not_understood(said: str, question: str) -> str:
    """Return that an answer was not understood, and the question again."""
    return say("“{said}” does not fit here. {question} `cancel` ends this.", said=said, question=question)


def title_is_taken(title: str) -> str:
    """Return that there is such a goal already, and the question for another name."""
    return say("You have a goal {title} already. What else shall it be called? `cancel` ends this.", title=title)


def next_time(line: str) -> str:
    """Return the line that makes such a goal at once."""
    return say("Next time in one line: `{line}`.", line=line)


def cancelled() -> str:
    """Return that no goal was made."""
    return say("All right, no goal was made.")


def left() -> str:
    """Return that a new goal was left unfinished."""
    return say("The new goal is not made; `new` begins it again.")


def cancel() -> str:
    """Return the answer that ends the questions; for `say`."""
    return mark("cancel")
