"""Reply values as plain text for a terminal. Pure; colour is ANSI and off unless asked for."""

import re
import unicodedata
from collections.abc import Iterator
from typing import assert_never

from bots.conversation.replies import (
    Card,
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
from bots.conversation.wording import cards, deeds, fixed, linking, reviews, standings, timers
from bots.conversation.wording.strips import strip
from bots.terminal.pictures import picture_lines
from core.domain.public_address import PublicAddress

_CODES = _BOLD, _DIM, _GREEN, _YELLOW, _PLAIN = "1", "2", "32", "33", "0"
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_HARMLESS = frozenset("\n\u200c\u200d")


class Paint:
    """Puts colour on words, or leaves them as they are."""

    def __init__(self, *, is_on: bool) -> None:
        self._is_on = is_on

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[{_PLAIN}m" if self._is_on and text else text


def render(reply: Reply, *, is_colour: bool = False, public: PublicAddress | None = None) -> str:
    """Return a reply as lines of text, without a line end after the last; `public` knows the page of a shared goal."""
    paint = Paint(is_on=is_colour)
    lines = [line for part in reply.parts for line in (_part(part, paint), *_page(part, public))]
    return _printable("\n".join(lines), is_colour=is_colour)


def _printable(text: str, *, is_colour: bool) -> str:
    """Return a text in which whatever could steer a terminal is spelt out; only the colours of `Paint` work."""
    pattern = rf"(\x1b\[(?:{'|'.join(_CODES)})m)" if is_colour else r"(\n)"
    pieces = re.split(pattern, text)
    return "".join(piece if at % 2 else "".join(map(_spelt, piece)) for at, piece in enumerate(pieces))


def _spelt(sign: str) -> str:
    if sign in _HARMLESS or unicodedata.category(sign) not in _STEERING:
        return sign
    return sign.encode("unicode_escape").decode()


def _part(part: Part, paint: Paint) -> str:
    match part:
        case Said():
            return _said(part, paint)
        case Created():
            return paint(deeds.created(part), _GREEN)
        case Card() | GoalList() | TodayList() | Digest() | Picture() | File():
            return _report(part, paint)
        case Choice():
            return _with_options(paint(part.question, _BOLD), part.options)
        case Problem():
            return _with_options(
                " ".join(line for line in (paint(part.what, _YELLOW), part.way_out) if line), part.options
            )
        case Text():
            return part.text
        case Help():
            return _help(part, paint)
        case _:
            assert_never(part)


def _page(part: Part, public: PublicAddress | None) -> Iterator[str]:
    """Yield where others see what an invitation shows."""
    page = public.page_of(part.payload) if isinstance(part, Invitation) and public is not None else None
    if page is not None:
        yield f"{linking.page()} {page}"


def _report(part: Card | GoalList | TodayList | Digest | Picture | File, paint: Paint) -> str:
    match part:
        case Card():
            return _card(part, paint)
        case GoalList():
            return _goal_list(part, paint)
        case TodayList():
            return _today(part, paint)
        case Digest():
            return _digest(part, paint)
        case Picture():
            return "\n".join(picture_lines(part))
        case File():
            return part.caption


def _said(said: Said, paint: Paint) -> str:
    bar = strip(said.standing) if said.standing.is_current else ""
    hint = paint("(undo)", _DIM) if said.undo is not None else ""
    return "  ".join(piece for piece in (deeds.said(said), paint(bar, _GREEN), hint) if piece)


def _card(card: Card, paint: Paint) -> str:
    standing = card.standing
    where = "  ".join(piece for piece in (paint(strip(standing), _GREEN), cards.where(standing)) if piece)
    return "\n".join((paint(cards.heading(card), _BOLD), *(f"  {line}" for line in (where, *cards.facts(card)))))


def _goal_list(goals: GoalList, paint: Paint) -> str:
    rows = [(each.title, strip(each), cards.listed(each)) for each in goals.goals]
    rows += [(each.title, "", cards.away(each)) for each in goals.away]
    lines = [paint(cards.your_goals(), _BOLD), *_columns(rows, paint)]
    if not rows:
        lines = [fixed.none_goes_on()]
    ending = cards.put_away(goals)
    return "\n".join([*lines, *([paint(f"  {ending}", _DIM)] if ending else [])])


def _today(day: TodayList, paint: Paint) -> str:
    timer = [timers.running(day.timer.title, day.timer.minutes)] if day.timer is not None else []
    if not day.open and not day.done:
        return "\n".join([*timer, fixed.nothing_today()])
    rows = [(f"{cards.sign(each)} {each.title}", strip(each), cards.due(each)) for each in day.open]
    rows += [(f"{cards.sign(each)} {each.title}", strip(each), standings.line(each)) for each in day.done]
    columns = _columns(rows, paint)
    left, rest = columns[: len(day.open)], columns[len(day.open) :]
    lines = [*timer, paint(cards.today_title(day), _BOLD), *left]
    if rest:
        lines += [paint(cards.not_waiting(), _BOLD), *rest]
    return "\n".join(lines)


def _digest(digest: Digest, paint: Paint) -> str:
    rows = [(row.standing.title, cards.marks(row.history), cards.digest_line(row.standing)) for row in digest.rows]
    lines = [paint(cards.digest_title(digest), _BOLD)]
    for goal, review in zip(_columns(rows, paint), reviews.lines(digest), strict=True):
        lines += [goal, *([paint(f"    {review}", _DIM)] if review else [])]
    return "\n".join([*lines, *([digest.hint] if digest.hint else [])])


def _columns(rows: list[tuple[str, str, str]], paint: Paint) -> list[str]:
    """Return rows of name, picture and words, the first two as wide as their widest."""
    names = max((len(name) for name, _, _ in rows), default=0)
    pictures = max((len(picture) for _, picture, _ in rows), default=0)
    gap = "  " if pictures else ""
    return [
        f"  {name:<{names}}{gap}{paint(f'{picture:<{pictures}}', _GREEN)}  {words}".rstrip()
        for name, picture, words in rows
    ]


def _help(shown: Help, paint: Paint) -> str:
    width = max((len(line.example) for line in shown.lines), default=0)
    lines = [f"  {paint(f'{line.example:<{width}}', _BOLD)}  {line.meaning}" for line in shown.lines]
    return "\n".join([shown.title, *lines, *([shown.footer] if shown.footer else [])])


def _with_options(head: str, options: tuple[Option, ...]) -> str:
    return "\n".join([head, *(f"  {at}  {option.label}" for at, option in enumerate(options, 1))])
