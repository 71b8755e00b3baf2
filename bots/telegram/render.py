"""Reply values as Telegram messages. Pure."""

from dataclasses import dataclass, replace

from bots.conversation.replies import File, Option, Reply
from bots.delivery.telling import Markup, charts_of, files_of, lines_of, options_of
from bots.telegram.markup import bold, messages, words
from core.charts.series import Bars, BurnUp, Heatmap

WIDEST_ROW = 24
"""Letters of the labels that fit side by side on a small phone."""
HTML = Markup(words=words, bold=bold)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Messages in HTML, the buttons under the last of them, row by row; charts before them, files after."""

    texts: tuple[str, ...]
    rows: tuple[tuple[Option, ...], ...] = ()
    charts: tuple[Heatmap | BurnUp | Bars, ...] = ()
    files: tuple[File, ...] = ()


def rendered(reply: Reply, *, bot_link: str = "") -> Rendered:
    """Return a reply as messages; `bot_link` is the bot's address, to which payloads are added."""
    markup = replace(HTML, link=lambda payload: f"{bot_link}?start={payload}") if bot_link else HTML
    return Rendered(messages(lines_of(reply, markup)), _rows(options_of(reply)), charts_of(reply), files_of(reply))


def _rows(options: tuple[Option, ...]) -> tuple[tuple[Option, ...], ...]:
    if sum(len(option.label) for option in options) <= WIDEST_ROW:
        return (options,) if options else ()
    return tuple((option,) for option in options)
