"""The sentences that are always the same."""

from bots.conversation.wording.language import say


def yes() -> str:
    """Return the answer yes."""
    return say("yes")


def no() -> str:
    """Return the answer no."""
    return say("no")


def yes_words() -> str:
    """Return the words by which people say yes, in their language."""
    return say("yes, sure, ok")


def no_words() -> str:
    """Return the words by which people say no, in their language."""
    return say("no, cancel, nothing")


def likewise(words: str) -> frozenset[str]:
    """Return words that mean the same, which a sentence lists, each in small letters."""
    return frozenset(word.strip().casefold() for word in words.split(","))


def not_now() -> str:
    """Return the answer that nothing is to be done."""
    return say("no, nothing")


def leave_it() -> str:
    """Return the answer that all stays as it is."""
    return say("leave it as it is")


def welcome_back() -> str:
    """Return the greeting of somebody who has goals."""
    return say("Welcome back. `today` shows what is left, `help` what I understand.")


def which_hour() -> str:
    """Return the question when the day begins."""
    return say("At which hour does your day begin? From 0 (midnight) to 6.")


def help_title() -> str:
    """Return the heading of the help."""
    return say("You can say:")


def nothing_done() -> str:
    """Return that a question was answered by no."""
    return say("All right, nothing was done.")


def question_over() -> str:
    """Return that a button belongs to a question that is over."""
    return say("That question is over, so this tap changed nothing.")


def already_undone() -> str:
    """Return that an entry was taken back before."""
    return say("That was taken back already.")


def nothing_to_undo() -> str:
    """Return that there is no entry to take back."""
    return say("There is nothing to undo.")


def nothing_to_correct() -> str:
    """Return that there is no entry to correct."""
    return say("There is no entry to correct.")


def no_goals() -> str:
    """Return that there are no goals yet."""
    return say("You have no goals yet. Start one, for example `new meditate 20 min daily`.")


def all_rest() -> str:
    """Return that all goals are paused."""
    return say("All your goals are paused. `list` shows until when, `resume` goes on with them.")


def none_goes_on() -> str:
    """Return that no goal is under way."""
    return say("No goal is under way. `new` starts one.")


def no_paused_goals() -> str:
    """Return that no goal is paused."""
    return say("None of your goals is paused.")


def no_active_goals() -> str:
    """Return that there is nothing to pause."""
    return say("You have no active goals to pause.")


def nothing_today() -> str:
    """Return that nothing is due."""
    return say("Nothing is due today.")


def all_done() -> str:
    """Return that the day is done."""
    return say("all done 🎉")


def failed() -> str:
    """Return that something broke and nothing was changed."""
    return say("That did not work; nothing was changed. Try again.")
