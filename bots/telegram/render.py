"""Reply values as Telegram messages. Pure."""

from dataclasses import dataclass, replace

from bots.conversation.replies import File, Option, Reply
from bots.delivery.telling import Markup, charts_of, files_of, lines_of, options_of
from bots.telegram.markup import bold, messages, words
from core.charts.series import Bars, BurnUp, Heatmap
from core.domain.public_address import PublicAddress

WIDEST_ROW = 24
"""Letters of the labels that fit side by side on a small phone."""
LONGEST_LABEL = 64
"""Telegram cuts what does not fit on a phone, without a sign that it did."""
HTML = Markup(words=words, bold=bold, address=words)
Chart = Heatmap | BurnUp | Bars


@dataclass(frozen=True, slots=True)
class Rendered:
    """Messages in HTML, the buttons under the last of them, row by row; charts before them, files after."""

    texts: tuple[str, ...]
    rows: tuple[tuple[Option, ...], ...] = ()
    charts: tuple[Chart, ...] = ()
    files: tuple[File, ...] = ()


def rendered(reply: Reply, *, bot_link: str = "", public: PublicAddress | None = None) -> Rendered:
    """Return a reply as messages; `bot_link` is the bot's address, to which payloads are added."""
    markup = replace(HTML, public=public)
    if bot_link:
        markup = replace(markup, link=lambda payload: f"{bot_link}?start={payload}")
    return Rendered(messages(lines_of(reply, markup)), _rows(options_of(reply)), charts_of(reply), files_of(reply))


def _rows(given: tuple[Option, ...]) -> tuple[tuple[Option, ...], ...]:
    options = tuple(Option(_label(option.label), option.choice) for option in given)
    if sum(len(option.label) for option in options) <= WIDEST_ROW:
        return (options,) if options else ()
    return tuple((option,) for option in options)


def _label(text: str) -> str:
    """Return what a button reads: one line in which something can be seen, cut where it is long."""
    line = " ".join(text.split())
    if not any(map(str.isprintable, line)):
        return "…"
    return line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1].rstrip()}…"
