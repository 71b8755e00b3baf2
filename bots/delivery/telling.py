"""Reply values as lines of text in the markup of a channel, and the buttons that belong to them. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import assert_never

from bots.conversation.replies import (
    Announcement,
    Card,
    Changed,
    Choice,
    Created,
    Digest,
    File,
    GoalList,
    Help,
    Invitation,
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
from bots.conversation.wording import cards, channels, deeds, fixed, linking, reviews, standings, timers
from bots.conversation.wording.charts import chart_told
from bots.conversation.wording.strips import strip
from core.charts.series import Bars, BurnUp, Heatmap
from core.domain.public_address import PublicAddress


@dataclass(frozen=True, slots=True)
class Markup:
    """How a channel writes: `words` makes any text harmless and marks what is to be typed; `bold` sets it in bold.

    `address` writes an address that can be followed. `link` makes one of a payload, where a channel has such, and
    `public` knows the page that shows a shared goal.
    """

    words: Callable[[str], str]
    bold: Callable[[str], str]
    address: Callable[[str], str] = str
    link: Callable[[str], str] | None = None
    public: PublicAddress | None = None


def lines_of(reply: Reply, markup: Markup) -> list[str]:
    """Return what a reply says, line by line; the words of a file are its caption's."""
    return [line for part in reply.parts for line in _lines(part, markup)]


def options_of(reply: Reply) -> tuple[Option, ...]:
    """Return the buttons of a reply, in their order."""
    return tuple(option for part in reply.parts for option in _options(part))


def charts_of(reply: Reply) -> tuple[Heatmap | BurnUp | Bars, ...]:
    """Return the charts of a reply, which its lines tell in words as well."""
    return tuple(part.chart for part in reply.parts if isinstance(part, Picture))


def files_of(reply: Reply) -> tuple[File, ...]:
    """Return the files of a reply."""
    return tuple(part for part in reply.parts if isinstance(part, File))


def is_one_line(reply: Reply) -> bool:
    """Say whether a reply is short enough for others to read: a confirmation, a new goal, an announcement."""
    return len(reply.parts) == 1 and isinstance(reply.parts[0], Said | Created | Announcement)


def parts_done(reply: Reply) -> int:
    """Count the parts of a reply that tell of something done, which would be done twice if it were said again."""
    return sum(isinstance(part, Said | Created | Announcement | Changed) for part in reply.parts)


def _options(part: Part) -> tuple[Option, ...]:
    match part:
        case Said(undo=str(choice)):
            return (Option(channels.undo(), choice),)
        case Choice() | Problem():
            return part.options
        case _:
            return ()


def _lines(part: Part, markup: Markup) -> Iterator[str]:
    match part:
        case Said():
            yield markup.words(_said(part))
        case Created():
            yield from map(markup.words, deeds.created(part).split("\n"))
        case Choice():
            yield markup.bold(part.question)
        case Problem():
            yield markup.words(" ".join(each for each in (part.what, part.way_out) if each))
        case Text():
            yield from map(markup.words, part.text.split("\n"))
            yield from _ways_in(part, markup)
        case Help():
            yield from _help(part, markup)
        case Card() | GoalList() | TodayList() | Digest() | Picture() | File():
            yield from _report(part, markup)
        case _:
            assert_never(part)


def _ways_in(part: Text, markup: Markup) -> Iterator[str]:
    """Yield the addresses that an invitation has: that of a page first, which is what chats show a preview of."""
    if not isinstance(part, Invitation):
        return
    page = None if markup.public is None else markup.public.page_of(part.payload)
    if page is not None:
        yield f"{markup.words(linking.page())} {markup.address(page)}"
    if markup.link is not None:
        yield markup.address(markup.link(part.payload))


def _report(part: Card | GoalList | TodayList | Digest | Picture | File, markup: Markup) -> Iterator[str]:
    match part:
        case Card():
            yield markup.bold(cards.heading(part))
            yield from map(markup.words, (_beside(part.standing, cards.where(part.standing)), *cards.facts(part)))
        case GoalList():
            yield from _goal_list(part, markup)
        case TodayList():
            yield from _today(part, markup)
        case Digest():
            yield markup.bold(cards.digest_title(part))
            yield from _digest(part, markup)
        case Picture():
            yield markup.words(chart_told(part.chart))
        case File():
            return  # its words are the file's caption


def _digest(digest: Digest, markup: Markup) -> Iterator[str]:
    for row, review in zip(digest.rows, reviews.lines(digest), strict=True):
        told = f"{cards.marks(row.history)}  {cards.digest_line(row.standing)}".strip()
        yield f"{markup.bold(row.standing.title)}  {markup.words(told)}"
        if review:
            yield markup.words(f"  {review}")
    if digest.hint:
        yield markup.words(digest.hint)


def _said(said: Said) -> str:
    return _beside(said.standing, deeds.said(said)) if said.standing.is_current else deeds.said(said)


def _beside(standing: Standing, text: str) -> str:
    return "  ".join(piece for piece in (text, strip(standing)) if piece)


def _goal_list(goals: GoalList, markup: Markup) -> Iterator[str]:
    if goals.goals or goals.away:
        yield markup.bold(cards.your_goals())
    else:
        yield markup.words(fixed.none_goes_on())
    for each in goals.goals:
        yield f"{markup.bold(each.title)}  {markup.words(_beside(each, cards.listed(each)))}"
    for away in goals.away:
        yield f"{markup.bold(away.title)}  {markup.words(cards.away(away))}"
    if ending := cards.put_away(goals):
        yield markup.words(ending)


def _today(day: TodayList, markup: Markup) -> Iterator[str]:
    if day.timer is not None:
        yield markup.words(timers.running(day.timer.title, day.timer.minutes))
    if not day.open and not day.done:
        yield markup.words(fixed.nothing_today())
        return
    yield markup.bold(cards.today_title(day))
    for each in day.open:
        yield f"{cards.sign(each)} {markup.bold(each.title)}  {markup.words(_beside(each, cards.due(each)))}"
    if day.done:
        yield markup.bold(cards.not_waiting())
    for each in day.done:
        yield f"{cards.sign(each)} {markup.bold(each.title)}  {markup.words(standings.line(each))}"


def _help(shown: Help, markup: Markup) -> Iterator[str]:
    yield markup.bold(shown.title)
    for line in shown.lines:
        yield f"{markup.words(f'`{line.example}`')}  {markup.words(line.meaning)}"
    if shown.footer:
        yield markup.words(shown.footer)
