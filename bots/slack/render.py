"""Reply values as Slack messages: pages of text with buttons, made into blocks within Slack's limits. Pure.

https://docs.slack.dev/reference/block-kit/blocks: 50 blocks a message, 3000 characters a section, 75 a button's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bots.conversation.replies import File, Option, Reply
from bots.conversation.wording.charts import chart_told
from bots.delivery.telling import charts_of, files_of, lines_of, options_of
from bots.slack.mrkdwn import MRKDWN, sections
from core.charts.series import Bars, BurnUp, Heatmap
from core.domain.json import JsonArray, JsonObject
from core.domain.public_address import PublicAddress

CHOICE = "choice"
"""What the action ids of our buttons begin with; their values are the choices."""
SECTIONS_A_PAGE = 4
"""All blocks of a message together may have 13 200 characters."""
LONGEST_LABEL = 75
LONGEST_ALT_TEXT = 2000
Chart = Heatmap | BurnUp | Bars


@dataclass(frozen=True, slots=True)
class Page:
    """One message: its text in sections, and the buttons under it."""

    sections: tuple[str, ...]
    options: tuple[Option, ...] = ()

    @property
    def text(self) -> str:
        """What is shown where blocks are not: in notifications, to screen readers."""
        return sections("\n".join(self.sections).split("\n"))[0]


@dataclass(frozen=True, slots=True)
class Image:
    """A chart that Slack has been given, and what it shows in words."""

    file_id: str
    alt_text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """Pages in their order; charts stand on the last, files are handed over after it."""

    pages: tuple[Page, ...]
    charts: tuple[Chart, ...] = ()
    files: tuple[File, ...] = ()


def rendered(reply: Reply, *, whose: str | None = None, public: PublicAddress | None = None) -> Rendered:
    """Return a reply as messages; `whose` is the account that the one line for all begins with."""
    lines = lines_of(reply, replace(MRKDWN, public=public))
    if whose is not None and lines:
        lines = [" ".join((f"<@{whose}>", *lines))]
    texts = sections(lines)
    pages = [Page(texts[at : at + SECTIONS_A_PAGE]) for at in range(0, len(texts), SECTIONS_A_PAGE)]
    if pages and whose is None:
        pages[-1] = replace(pages[-1], options=options_of(reply))
    return Rendered(tuple(pages), charts_of(reply), files_of(reply))


def blocks(page: Page, images: Sequence[Image] = ()) -> list[JsonObject]:
    """Return a page as blocks, with images between its text and its buttons."""
    buttons: JsonArray = [_button(option, at) for at, option in enumerate(page.options)]
    actions: list[JsonObject] = [{"type": "actions", "elements": buttons}] if buttons else []
    return [*map(text_block, page.sections), *map(image_block, images), *actions]


def alt_text(chart: Chart) -> str:
    """Return what a chart shows in words."""
    return chart_told(chart)[:LONGEST_ALT_TEXT]


def shortened(text: str, *, most: int = LONGEST_LABEL) -> str:
    """Return a text that fits a label."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def text_block(text: str) -> JsonObject:
    """Return a text in mrkdwn as a block."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def image_block(image: Image) -> JsonObject:
    """Return a chart as a block."""
    return {"type": "image", "slack_file": {"id": image.file_id}, "alt_text": image.alt_text}


def _button(option: Option, at: int) -> JsonObject:
    label = shortened(option.label) or option.choice[:LONGEST_LABEL]
    return {
        "type": "button",
        "action_id": f"{CHOICE}-{at}",
        "text": {"type": "plain_text", "text": label, "emoji": False},
        "value": option.choice,
    }
