"""Reply values as Telegram messages. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from bots.conversation.replies import (
    Card,
    Choice,
    Created,
    Digest,
    File,
    GoalList,
    Help,
    Option,
    Part,
    Picture,
    Problem,
    Reply,
    Said,
    Text,
    TodayList,
)
from bots.conversation.standing import Standing
from bots.conversation.wording import cards, channels, deeds, fixed, reviews, standings, timers
from bots.conversation.wording.charts import chart_told
from bots.conversation.wording.strips import strip
from bots.telegram.markup import bold, messages, words
from core.charts.series import Bars, BurnUp, Heatmap

WIDEST_ROW = 24
"""Letters of the labels that fit side by side on a small phone."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Messages in HTML, the buttons under the last of them, row by row; charts before them, files after."""

    texts: tuple[str, ...]
    rows: tuple[tuple[Option, ...], ...] = ()
    charts: tuple[Heatmap | BurnUp | Bars, ...] = ()
    files: tuple[File, ...] = ()


def rendered(reply: Reply) -> Rendered:
    """Return a reply as messages."""
    lines = [line for part in reply.parts for line in _lines(part)]
    options = tuple(option for part in reply.parts for option in _options(part))
    charts = tuple(part.chart for part in reply.parts if isinstance(part, Picture))
    files = tuple(part for part in reply.parts if isinstance(part, File))
    return Rendered(messages(lines), _rows(options), charts, files)


def is_one_line(reply: Reply) -> bool:
    """Say whether a reply is short enough to be said where others read it: one confirmation or one new goal."""
    return len(reply.parts) == 1 and isinstance(reply.parts[0], Said | Created)


def _rows(options: tuple[Option, ...]) -> tuple[tuple[Option, ...], ...]:
    if sum(len(option.label) for option in options) <= WIDEST_ROW:
        return (options,) if options else ()
    return tuple((option,) for option in options)


def _options(part: Part) -> tuple[Option, ...]:
    match part:
        case Said(undo=str(choice)):
            return (Option(channels.undo(), choice),)
        case Choice() | Problem():
            return part.options
        case _:
            return ()


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Said():
            yield _said(part)
        case Created():
            yield from map(words, deeds.created(part).split("\n"))
        case Choice():
            yield bold(part.question)
        case Problem():
            yield words(" ".join(each for each in (part.what, part.way_out) if each))
        case Text():
            yield from map(words, part.text.split("\n"))
        case Help():
            yield from _help(part)
        case Card() | GoalList() | TodayList() | Digest() | Picture() | File():
            yield from _report(part)
        case _:
            assert_never(part)


def _report(part: Card | GoalList | TodayList | Digest | Picture | File) -> Iterator[str]:
    match part:
        case Card():
            yield bold(cards.heading(part))
            yield from map(words, (_beside(part.standing, cards.where(part.standing)), *cards.facts(part)))
        case GoalList():
            yield from _goal_list(part)
        case TodayList():
            yield from _today(part)
        case Digest():
            yield bold(cards.digest_title(part))
            yield from _digest(part)
        case Picture():
            yield words(chart_told(part.chart))
        case File():
            return  # its words are the file's caption


def _digest(digest: Digest) -> Iterator[str]:
    for row, review in zip(digest.rows, reviews.lines(digest), strict=True):
        told = f"{cards.marks(row.history)}  {cards.digest_line(row.standing)}".strip()
        yield f"{bold(row.standing.title)}  {words(told)}"
        if review:
            yield words(f"  {review}")
    if digest.hint:
        yield words(digest.hint)


def _said(said: Said) -> str:
    return words(_beside(said.standing, deeds.said(said)) if said.standing.is_current else deeds.said(said))


def _beside(standing: Standing, text: str) -> str:
    return "  ".join(piece for piece in (text, strip(standing)) if piece)


def _goal_list(goals: GoalList) -> Iterator[str]:
    if goals.goals or goals.away:
        yield bold(cards.your_goals())
    else:
        yield words(fixed.none_goes_on())
    for each in goals.goals:
        yield f"{bold(each.title)}  {words(_beside(each, cards.listed(each)))}"
    for away in goals.away:
        yield f"{bold(away.title)}  {words(cards.away(away))}"
    if ending := cards.put_away(goals):
        yield words(ending)


def _today(day: TodayList) -> Iterator[str]:
    if day.timer is not None:
        yield words(timers.running(day.timer.title, day.timer.minutes))
    if not day.open and not day.done:
        yield words(fixed.nothing_today())
        return
    yield bold(cards.today_title(day))
    for each in day.open:
        yield f"{cards.sign(each)} {bold(each.title)}  {words(_beside(each, cards.due(each)))}"
    if day.done:
        yield bold(cards.not_waiting())
    for each in day.done:
        yield f"{cards.sign(each)} {bold(each.title)}  {words(standings.line(each))}"


def _help(shown: Help) -> Iterator[str]:
    yield bold(shown.title)
    for line in shown.lines:
        yield f"{words(f'`{line.example}`')}  {words(line.meaning)}"
    if shown.footer:
        yield words(shown.footer)
