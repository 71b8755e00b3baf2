"""What the conversation answers: frozen values that say what happened.

Wording turns them into sentences, a channel's render puts those into its own form; nothing here knows either.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bots.conversation.standing import Standing
from core.charts.series import Bars, BurnUp, Heatmap
from core.domain.progress import Outcome


class Deed(StrEnum):
    """What was done to a goal's log."""

    ADDED = "added"
    TAKEN = "taken"
    SET = "set"
    MEASURED = "measured"
    DONE = "done"
    ZERO = "zero"
    SKIPPED = "skipped"
    UNDONE = "undone"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A log that was carried out: goal, amount in its unit, day, where it stands now.

    `undo` is the choice id that takes it back, None where there is nothing to take back. `before` is a corrected
    entry's former amount. `is_reached` says that this was what completed the goal, `news` what else it brought about.
    `team` is whose goal it is, of a team's.
    """

    deed: Deed
    standing: Standing
    amount: Decimal
    on: date
    before: Decimal | None = None
    note: str | None = None
    undo: str | None = None
    is_reached: bool = False
    news: tuple[str, ...] = ()
    team: str | None = None


@dataclass(frozen=True, slots=True)
class PastEntry:
    """One entry of a goal's log as it is listed; `author` is who logged it, on a team's goal."""

    on: date
    amount: Decimal
    note: str | None
    is_skip: bool
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about one goal at a glance. `has_a_pace`: there is enough to say when it will be reached."""

    standing: Standing
    last: tuple[PastEntry, ...] = ()
    aliases: tuple[str, ...] = ()
    next_step: str = ""
    has_a_pace: bool = True


@dataclass(frozen=True, slots=True)
class Preview(Card):
    """A shared goal in somebody's message: the link to it there, its code, and the chart that the code shows."""

    link: str = ""
    code: str = ""
    chart: Heatmap | BurnUp | Bars | None = None


@dataclass(frozen=True, slots=True)
class Created:
    """A goal that was just made, the text that logs on it, and the team that it is for."""

    standing: Standing
    next_step: str
    team: str | None = None


@dataclass(frozen=True, slots=True)
class PutAway:
    """A goal that is completed or archived, and whether `restore` takes it up again."""

    title: str
    is_completed: bool
    is_restorable: bool


@dataclass(frozen=True, slots=True)
class GoalList:
    """Goals in the order they were made; how many are put away beside them, and the put away ones asked for."""

    goals: tuple[Standing, ...]
    finished: int = 0
    away: tuple[PutAway, ...] = ()


@dataclass(frozen=True, slots=True)
class RunningTimer:
    """A timer that runs on a goal, and for how long it has."""

    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class TodayList:
    """What today asks for, the most urgent first, and what is done already; and the timer that runs."""

    today: date
    open: tuple[Standing, ...]
    done: tuple[Standing, ...]
    timer: RunningTimer | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One goal in a digest: where it stands, and what became of its last periods, oldest first.

    `total` is what the stretch brought (of a measured goal, its change), `before` what the one before it did, and
    `plan` what its days asked for; None where there is nothing to compare with.
    """

    standing: Standing
    history: tuple[Outcome, ...]
    total: Decimal | None = None
    before: Decimal | None = None
    plan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """How all goals have gone over a stretch of time: current, week, month or year; a hint at what may be changed."""

    span: str
    rows: tuple[Row, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of a goal, drawn by the channel where it can."""

    chart: Heatmap | BurnUp | Bars


@dataclass(frozen=True, slots=True)
class File:
    """A text file, handed over by the channel; `caption` says what it is."""

    name: str
    content: str
    caption: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a choice: what it reads, and the choice id that a button carries."""

    label: str
    choice: str


class Detail(StrEnum):
    """What of a message a question or a problem is about, where that can be told."""

    TITLE = "title"
    AMOUNT = "amount"
    DAY = "day"
    NOTE = "note"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with at most four answers; without any, the next message is the answer."""

    question: str
    options: tuple[Option, ...] = ()
    about: Detail | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was not done: what was understood, what was not, and the way out."""

    what: str
    way_out: str = ""
    options: tuple[Option, ...] = ()
    about: Detail | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or a few."""

    text: str


@dataclass(frozen=True, slots=True)
class Changed(Text):
    """What was changed, told to whoever did it: it is done, whether or not this can be said to them."""


@dataclass(frozen=True, slots=True)
class Announcement(Text):
    """One line that a whole group may read."""


@dataclass(frozen=True, slots=True)
class Invitation(Text):
    """How others are let in: the text says what to type, a channel that has links adds that of the payload."""

    payload: str = ""


@dataclass(frozen=True, slots=True)
class Secret(Text):
    """What is shown once: it is kept until it is sent, and no longer."""


@dataclass(frozen=True, slots=True)
class Farewell(Text):
    """The last words to somebody whose data has just been deleted: what is kept of them may not name the user."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """What somebody may type, and what comes of it."""

    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Help:
    """Examples first, then the words for more."""

    title: str
    lines: tuple[HelpLine, ...]
    footer: str = ""


Part = (
    Said
    | Card
    | Preview
    | Created
    | GoalList
    | TodayList
    | Digest
    | Picture
    | File
    | Choice
    | Problem
    | Text
    | Changed
    | Announcement
    | Invitation
    | Secret
    | Farewell
    | Help
)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one message, its parts in order."""

    parts: tuple[Part, ...]
