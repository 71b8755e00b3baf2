"""The Home tab: today's goals with one tap each, a picture, the settings, and what came of the last tap. Pure.

https://docs.slack.dev/reference/views/home-tab-views: 100 blocks.
"""

from collections.abc import Iterator
from typing import cast

from bots.conversation.buttons import step_button
from bots.conversation.fields import Kind
from bots.conversation.overview import Overview
from bots.conversation.replies import Option, Reply, TodayList
from bots.conversation.standing import Standing
from bots.conversation.wording import cards, standings
from bots.conversation.wording import forms as words
from bots.conversation.wording.strips import strip
from bots.delivery.telling import lines_of, options_of
from bots.slack.elements import actions, button, section
from bots.slack.mrkdwn import MRKDWN, sections
from bots.slack.render import Image, image_block
from core.domain.json import JsonArray, JsonObject

TAP = "home-tap"
FORM = "home-form"
"""What the action ids of its buttons begin with: a choice of the conversation's, a form to open."""
ASIDE = "aside"
"""The block that tells of a tap which takes longer."""
MOST_GOALS = 60
MOST_SECTIONS = 8
Blocks = Iterator[JsonObject]


def home(overview: Overview, *, notice: Reply | None = None, image: Image | None = None) -> JsonObject:
    """Return the Home tab of somebody; `notice` is the answer to what was tapped last."""
    blocks: JsonArray = [
        *(() if notice is None else _notice(notice)),
        actions(_forms()),
        *_today(overview.today),
        *(() if image is None else (image_block(image),)),
        {"type": "divider"},
        *_told(overview.settings),
    ]
    return {"type": "home", "blocks": blocks}


def with_aside(shown: JsonObject, text: str) -> JsonObject:
    """Return a Home tab as a tap found it, with a line above all; without pictures, which Slack describes otherwise."""
    found = cast("list[JsonObject]", shown.get("blocks") or [])
    kept = [block for block in found if block["type"] != "image" and block.get("block_id") != ASIDE]
    blocks: JsonArray = [{**section(MRKDWN.words(text)), "block_id": ASIDE}, *kept]
    return {"type": "home", "blocks": blocks}


def _notice(reply: Reply) -> Blocks:
    """Yield an answer with its buttons, and a line under it."""
    yield from _told(reply)
    options = options_of(reply)
    if options:
        yield actions(_tap(option, at) for at, option in enumerate(options))
    yield {"type": "divider"}


def _forms() -> Iterator[JsonObject]:
    titles = words.titles()
    for kind in (Kind.LOG, Kind.GOAL, Kind.REMINDER, Kind.SETTINGS):
        yield button(titles[kind], f"{FORM}-{kind.value}", value=kind.value, is_primary=kind is Kind.LOG)


def _today(reply: Reply) -> Blocks:
    """Yield the day: its goals one by one, whatever else is said as it is said."""
    for part in reply.parts:
        if isinstance(part, TodayList) and (part.open or part.done):
            yield section(MRKDWN.bold(cards.today_title(part)))
            yield from _goals((*part.open, *part.done), of=part)
        else:
            yield from _told(Reply((part,)))


def _goals(goals: tuple[Standing, ...], *, of: TodayList) -> Blocks:
    """Yield a block for each goal; those for which there is no room are counted."""
    for at, each in enumerate(goals[:MOST_GOALS]):
        told = cards.due(each) if each in of.open else standings.line(each)
        line = "  ".join(piece for piece in (MRKDWN.words(told), strip(each)) if piece)
        block = section(f"{cards.sign(each)} {MRKDWN.bold(each.title)}  {line}")
        option = step_button(each)
        yield block if option is None else {**block, "accessory": _tap(option, at, block="goal")}
    if len(goals) > MOST_GOALS:
        yield section(MRKDWN.words(words.more_goals(len(goals) - MOST_GOALS)))


def _told(reply: Reply) -> Blocks:
    for text in sections(lines_of(reply, MRKDWN))[:MOST_SECTIONS]:
        yield section(text)


def _tap(option: Option, at: int, *, block: str = "answer") -> JsonObject:
    return button(option.label, f"{TAP}-{block}-{at}", value=option.choice)
