"""Everything a person can tell the bot to do, one frozen value a family; numbers are in the goal's unit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from bots.conversation.grammar.values import GoalRef


class Kind(StrEnum):
    """The closed set of intents."""

    LOG = "log"
    COMPLETE = "complete"
    SKIP = "skip"
    ZERO = "zero"
    UNDO = "undo"
    CORRECT = "correct"
    CREATE = "create"
    LIST = "list"
    TODAY = "today"
    SHOW = "show"
    CHART = "chart"
    DIGEST = "digest"
    REMIND = "remind"
    SNOOZE = "snooze"
    QUIET = "quiet"
    MUTE = "mute"
    PAUSE = "pause"
    RESUME = "resume"
    ARCHIVE = "archive"
    RESTORE = "restore"
    FINISH = "finish"
    RENAME = "rename"
    ALIAS = "alias"
    TIMER_START = "timer_start"
    TIMER_STOP = "timer_stop"
    TEMPLATES = "templates"
    SUGGEST = "suggest"
    SHARE = "share"
    TOP = "top"
    TEAM = "team"
    LINK = "link"
    TOKEN = "token"  # noqa: S105 - the name of a command
    EXPORT = "export"
    IMPORT = "import"
    TIMEZONE = "timezone"
    DAYSTART = "daystart"
    SETTINGS = "settings"
    HELP = "help"
    DELETE_ME = "delete_me"
    SMALLTALK = "smalltalk"
    UNKNOWN = "unknown"


class Op(StrEnum):
    """How a logged value meets the day's total."""

    ADD = "add"
    SET = "set"
    SUBTRACT = "subtract"


@dataclass(frozen=True, slots=True)
class Log:
    """An amount for a day; `value` is never negative, `op` says what becomes of it."""

    kind: ClassVar[Kind] = Kind.LOG
    goal: GoalRef
    value: Decimal
    on: date
    op: Op = Op.ADD
    note: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Complete:
    """A day (period) done."""

    kind: ClassVar[Kind] = Kind.COMPLETE
    goal: GoalRef
    on: date
    note: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skip:
    """A day asked to be excused, or all days up to `until`, that day included."""

    kind: ClassVar[Kind] = Kind.SKIP
    goal: GoalRef
    on: date
    until: date | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zero:
    """An explicit nothing for a day."""

    kind: ClassVar[Kind] = Kind.ZERO
    goal: GoalRef
    on: date
    note: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last entry, of one goal or of all."""

    kind: ClassVar[Kind] = Kind.UNDO
    goal: GoalRef | None = None


@dataclass(frozen=True, slots=True)
class Correct:
    """Replace the value (or day) of the last entry; without a goal, `unit` is as typed or None."""

    kind: ClassVar[Kind] = Kind.CORRECT
    value: Decimal | None
    unit: str | None = None
    goal: GoalRef | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Create:
    """A new goal as described; `days` are 0 = Sunday, `times` how often in a period."""

    kind: ClassVar[Kind] = Kind.CREATE
    title: str
    pattern: str
    metric: str
    value: Decimal
    unit: str
    period: str | None = None
    by: date | None = None
    start: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    days: tuple[int, ...] = ()
    times: int | None = None


@dataclass(frozen=True, slots=True)
class RemindMore:
    """What else a reminder says: further `times`, each `every`th day, or the `after_done`th after the last log.

    `before_end` minutes before the day ends, `before_usual` before the goal's usual times; `follow_up` minutes later it
    asks again; `is_always` also of what is done.
    """

    times: tuple[str, ...] = ()
    every: int = 1
    after_done: int | None = None
    before_end: int | None = None
    before_usual: int | None = None
    follow_up: int | None = None
    is_always: bool = False
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Remind:
    """Remind at a local wall time on weekdays (0 = Sunday), once on a day, or no more."""

    kind: ClassVar[Kind] = Kind.REMIND
    goal: GoalRef
    at: str | None = None
    days: tuple[int, ...] = ()
    on: date | None = None
    is_off: bool = False
    more: RemindMore = RemindMore()


@dataclass(frozen=True, slots=True)
class Snooze:
    """Put off the last reminder by minutes or until a local time; neither means the default."""

    kind: ClassVar[Kind] = Kind.SNOOZE
    minutes: int | None = None
    until: str | None = None
    goal: GoalRef | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours without notices, local, from `start` to `end`; `is_off` ends them; neither asks to show them."""

    kind: ClassVar[Kind] = Kind.QUIET
    start: str | None = None
    end: str | None = None
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Mute:
    """Silence for good, for minutes, or until a local time; `is_off` ends it."""

    kind: ClassVar[Kind] = Kind.MUTE
    is_off: bool = False
    minutes: int | None = None
    until: str | None = None
    goal: GoalRef | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A goal, or all (None), paused from `start` (None: today) until `until`."""

    kind: ClassVar[Kind] = Kind.PAUSE
    goal: GoalRef | None = None
    until: date | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """A new title for a goal."""

    kind: ClassVar[Kind] = Kind.RENAME
    goal: GoalRef
    title: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name for a goal."""

    kind: ClassVar[Kind] = Kind.ALIAS
    goal: GoalRef
    alias: str


@dataclass(frozen=True, slots=True)
class Share:
    """A goal shown to whoever has its link, or shown no more; without a goal, which are."""

    kind: ClassVar[Kind] = Kind.SHARE
    goal: GoalRef | None = None
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Top:
    """Who did most in a team over a week, a month or `all` of the time; of one goal or of all."""

    kind: ClassVar[Kind] = Kind.TOP
    span: str = "week"
    goal: GoalRef | None = None


@dataclass(frozen=True, slots=True)
class OfGoal:
    """Something asked of one goal, or of all or the running one where None is allowed."""

    kind: Kind
    goal: GoalRef | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """A command that needs no goal, with the words after it, if any."""

    kind: Kind
    argument: str | None = None


OF_GOAL = frozenset(
    {
        Kind.SHOW,
        Kind.CHART,
        Kind.RESUME,
        Kind.ARCHIVE,
        Kind.RESTORE,
        Kind.FINISH,
        Kind.TIMER_START,
        Kind.TIMER_STOP,
    }
)

Command = (
    Log
    | Complete
    | Skip
    | Zero
    | Undo
    | Correct
    | Create
    | Remind
    | Snooze
    | Quiet
    | Mute
    | Pause
    | Rename
    | Alias
    | Share
    | Top
    | OfGoal
    | Plain
)
