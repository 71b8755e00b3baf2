"""Shared goals as they show in people's messages: title, where it stands, picture. Pure.

https://docs.slack.dev/reference/methods/chat.unfurl
"""

from collections.abc import Iterable

from bots.conversation.replies import Preview
from bots.conversation.wording import cards
from bots.conversation.wording.charts import chart_version
from bots.conversation.wording.strips import strip
from bots.slack.elements import plain
from bots.slack.mrkdwn import MRKDWN, sections
from bots.slack.render import alt_text, text_block
from core.domain.json import JsonArray, JsonObject
from core.domain.public_address import PublicAddress

LONGEST_TITLE = 150
LONGEST_FALLBACK = 500
MOST_SECTIONS = 2


def unfurls(previews: Iterable[Preview], *, public: PublicAddress | None) -> dict[str, JsonObject]:
    """Return what each link shows; pictures stand at the public address, without one there are none."""
    return {each.link: unfurl(each, public=public) for each in previews}


def unfurl(preview: Preview, *, public: PublicAddress | None) -> JsonObject:
    """Return what one link shows: as blocks, as a line in the composer, and in words where neither is shown."""
    heading = cards.heading(preview)
    where = "  ".join(part for part in (cards.where(preview.standing), strip(preview.standing)) if part)
    texts = sections([MRKDWN.bold(heading), MRKDWN.words(where)])[:MOST_SECTIONS]
    blocks: JsonArray = [*map(text_block, texts), *_picture(preview, public)]
    return {
        "blocks": blocks,
        "preview": {"title": plain(heading, most=LONGEST_TITLE)},
        "fallback": f"{heading}. {where}"[:LONGEST_FALLBACK],
    }


def _picture(preview: Preview, public: PublicAddress | None) -> JsonArray:
    if public is None or preview.chart is None:
        return []
    address = public.picture(preview.code, version=chart_version(preview.chart))
    return [{"type": "image", "image_url": address, "alt_text": alt_text(preview.chart)}]
