"""Sentences about codes: accounts that become one, goals that are shown, tokens."""

from bots.conversation.wording.language import say, say_counted

MOST_NAMED = 3


def code(code: str) -> str:
    """Return how another chat becomes the same person's."""
    return say(
        "Write `link {code}` to me in your other chat, within an hour, and your goals are there too. Give it to "
        "nobody else: whoever has it sees and changes your goals.",
        code=code,
    )


def sure(name: str, *, theirs: tuple[str, ...], own: tuple[str, ...]) -> str:
    """Return the question whether an account is to be handed over: whose goals, and what becomes of one's own."""
    told = say("From then on this chat is {name}'s: it shows and changes their goals ({goals}).", name=name,
               goals=_named(theirs))  # fmt: skip
    kept = (
        say("This chat's own goals ({goals}) are kept, out of sight, until you say `link off`.", goals=_named(own))
        if own
        else ""
    )
    warned = say("{name} will see what you log here. Shall I link it?", name=name)
    return " ".join(part for part in (told, kept, warned) if part)


def _named(titles: tuple[str, ...]) -> str:
    if not titles:
        return say("none so far")
    named, more = ", ".join(titles[:MOST_NAMED]), len(titles) - MOST_NAMED
    if more <= 0:
        return named
    return say_counted("{named} and {count} more", "{named} and {count} more", count=more, named=named)


def yes() -> str:
    """Return the answer that links."""
    return say("Link this chat")


def no() -> str:
    """Return the answer that does not."""
    return say("Leave it as it is")


def left_alone() -> str:
    """Return that nothing was linked."""
    return say("Nothing was linked.")


def linked(name: str, *, has_own: bool) -> str:
    """Return that the account was handed over."""
    if has_own:
        return say("Done: here are {name}'s goals now. `link off` brings this chat's own goals back.", name=name)
    return say("Done: here are {name}'s goals now. `link off` ends that.", name=name)


def same_person() -> str:
    """Return that a code is one's own."""
    return say("That is your own code: write it in the other chat.")


def over() -> str:
    """Return that a code does not work."""
    return say("That code does not work, or not any more. Ask for a new one.")


def no_account() -> str:
    """Return that a channel has no account that could be linked."""
    return say("This chat cannot be linked to another. Say `link` here, and write the code in the other chat.")


def between_us(command: str) -> str:
    """Return that something is not for groups."""
    return say("That is between the two of us: say `{command}` in our private chat.", command=command)


def unlinked() -> str:
    """Return that an account has its own goals again."""
    return say("This chat has its own goals again.")


def not_linked() -> str:
    """Return that there is nothing to end."""
    return say("This chat is linked to no other.")


def share(title: str, code: str) -> str:
    """Return how others see a goal."""
    return say(
        "Whoever writes `link {code}` to me sees {title}, its chart and its last amounts, and can change nothing. "
        "`share {title} off` ends it.",
        code=code,
        title=title,
    )


def page() -> str:
    """Return what the address says that follows."""
    return say("Whoever has this address sees it too, without an account:")


def shared(titles: tuple[str, ...]) -> str:
    """Return what is shared."""
    return say("You share: {titles}.", titles=", ".join(titles)) if titles else say("You share nothing.")


def no_longer_shared(title: str) -> str:
    """Return that a goal is seen no more."""
    return say("{title} is no longer shared.", title=title)


def was_not_shared(title: str) -> str:
    """Return that a goal was seen by nobody."""
    return say("{title} was not shared.", title=title)


def shows_you(name: str) -> str:
    """Return who shows a goal."""
    return say("{name} shows you:", name=name)


def use_template(title: str) -> str:
    """Return the question whether to use a template."""
    return say("Take over the goal {title}?", title=title)


def token(token: str, *, others: int) -> str:
    """Return a token, which is shown once."""
    told = say("Your token for the API: `{token}`. It is shown this once; `token revoke` ends all.", token=token)
    if not others:
        return told
    more = say_counted("{count} other works too.", "{count} others work too.", count=others)
    return f"{told} {more}"


def revoked(count: int) -> str:
    """Return how many tokens ended."""
    return say_counted("{count} token works no more.", "{count} tokens work no more.", count=count)
