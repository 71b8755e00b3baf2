"""Says replies on Telegram. In a group one line is public; all else goes to whom it is for, in private."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

import structlog
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, Forbidden, TelegramError

from bots.conversation.replies import File, Reply
from bots.conversation.wording import channels
from bots.delivery.messenger import Broken, Delivery, Gone, Later, Outcome, Sent
from bots.delivery.rates import Rate, Rates
from bots.delivery.telling import is_one_line, parts_done
from bots.delivery.uploads import Uploads
from bots.telegram import failures
from bots.telegram.markup import LONGEST_CAPTION, length, words
from bots.telegram.photos import Photos
from bots.telegram.render import Rendered, rendered
from bots.telegram.spots import Spot
from core.domain.public_address import PublicAddress
from core.services.outbox import Action

RATES = Rates(overall=Rate(25, burst=4), chat=Rate(1, burst=3), group=Rate(0.25, burst=5))
"""Within 30 a second in all, one a second a chat but for short bursts, and 20 a minute a group.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""
HELLO = "hello"
"""The payload of the link by which somebody opens the private chat."""
HTML = "HTML"
SEEN = "👀"
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(slots=True)
class Tally:
    """How many messages of one delivery Telegram has taken."""

    taken: int


class TelegramMessenger:
    """Sends, edits and acknowledges by one bot, which has been initialised."""

    def __init__(self, bot: Bot, uploads: Uploads, *, public: PublicAddress | None = None) -> None:
        self._bot = bot
        self._photos = Photos(bot, uploads)
        self._public = public

    async def send(self, delivery: Delivery) -> Outcome:
        tally = Tally(delivery.taken)
        try:
            return await self._done(delivery, tally)
        except TelegramError as error:
            outcome = failures.outcome_of(error)
            if isinstance(outcome, Broken):
                _log.warning("telegram refused", delivery=delivery.id, description=error.message)
            return replace(outcome, taken=tally.taken) if isinstance(outcome, Later) else outcome

    async def _done(self, delivery: Delivery, tally: Tally) -> Sent:
        if delivery.action is Action.ACKNOWLEDGE:
            return await self._acknowledged(delivery)
        said = rendered(delivery.reply, bot_link=self._bot.link, public=self._public)
        if not (said.texts or said.charts or said.files):
            return Sent()
        if delivery.handle is not None:
            return await self._said_inline(delivery, said, tally)
        if delivery.place.is_group and delivery.place.only_for is not None:
            if not is_one_line(delivery.reply):
                return await self._in_private(delivery, said, tally)
            said = replace(said, rows=())  # anybody in the group could tap a button
        if delivery.action is Action.EDIT and delivery.message_id is not None:
            return await self._edited(delivery, said, tally)
        return await self._posted(_spot(delivery), said, tally)

    async def _acknowledged(self, delivery: Delivery) -> Sent:
        try:
            await self._bot.answer_callback_query(delivery.handle or "")
        except BadRequest as error:
            if not failures.is_done_already(error):
                raise
        return Sent()

    async def _in_private(self, delivery: Delivery, said: Rendered, tally: Tally) -> Sent:
        """Answer somebody of a group in private, or tell them there how that becomes possible.

        What was sent has no message id: in the group it would be another message's.
        """
        try:
            await self._posted(Spot(int(delivery.place.only_for or 0)), said, tally)
        except (Forbidden, BadRequest) as error:
            if not isinstance(failures.outcome_of(error), Gone):
                raise
            link = InlineKeyboardButton(channels.open_chat(), url=f"{self._bot.link}?start={HELLO}")
            await self._text(_spot(delivery), _way_there(delivery.reply), InlineKeyboardMarkup([[link]]))
        else:
            await self._marked_as_seen(delivery)
        return Sent()

    async def _marked_as_seen(self, delivery: Delivery) -> None:
        """Show in the group, without a line, that somebody was answered in private; not every group allows the sign."""
        if delivery.action is not Action.POST or delivery.message_id is None:
            return
        try:
            await self._bot.set_message_reaction(int(delivery.place.address), int(delivery.message_id), SEEN)
        except TelegramError as error:
            _log.info("no sign in the group", error=type(error).__name__)

    async def _said_inline(self, delivery: Delivery, said: Rendered, tally: Tally) -> Sent:
        """Let what was sent through the bot tell the outcome; what others need not read goes to its sender."""
        if not is_one_line(delivery.reply):
            return await self._posted(Spot(int(delivery.place.address)), said, tally)
        text = "\n".join(said.texts)
        await _is_so(self._bot.edit_message_text(text, inline_message_id=delivery.handle, parse_mode=HTML))
        return Sent()

    async def _posted(self, spot: Spot, said: Rendered, tally: Tally) -> Sent:
        try:
            return await self._posted_to(spot, said, tally)
        except BadRequest as error:
            if spot.thread_id is None or not failures.is_without_thread(error):
                raise
            return await self._posted_to(replace(spot, thread_id=None), said, tally)

    async def _posted_to(self, spot: Spot, said: Rendered, tally: Tally) -> Sent:
        """Send what Telegram has not taken yet; the last message is the one that can be edited."""
        message = None
        for send in self._sends(spot, said)[tally.taken :]:
            message = await send()
            tally.taken += 1
        return Sent(None if message is None else str(message.message_id))

    def _sends(self, spot: Spot, said: Rendered) -> list[Callable[[], Awaitable[Message]]]:
        """Return how to send each message: charts, the last with the text as its caption if it fits; texts; files."""
        texts, keyboard = said.texts, _keyboard(said)
        has_caption = len(texts) == 1 and bool(said.charts) and length(texts[0]) <= LONGEST_CAPTION
        captions = [None] * (len(said.charts) - 1) + [texts[0] if has_caption else None]
        left = () if has_caption else texts
        keyboards = [None] * (len(left) - 1) + [keyboard]
        return [
            *(
                partial(self._photos.send, spot, chart, caption=caption, keyboard=keyboard if caption else None)
                for chart, caption in zip(said.charts, captions, strict=False)
            ),
            *(partial(self._text, spot, text, each) for text, each in zip(left, keyboards, strict=False)),
            *(partial(self._file, spot, file) for file in said.files),
        ]

    async def _text(self, spot: Spot, text: str, keyboard: InlineKeyboardMarkup | None) -> Message:
        return await self._bot.send_message(
            spot.chat_id,
            text,
            parse_mode=HTML,
            reply_markup=keyboard,
            message_thread_id=spot.thread_id,
            reply_parameters=spot.answering,
        )

    async def _file(self, spot: Spot, file: File) -> Message:
        return await self._bot.send_document(
            spot.chat_id,
            file.content.encode(),
            filename=file.name,
            caption=words(file.caption),
            parse_mode=HTML,
            message_thread_id=spot.thread_id,
            reply_parameters=spot.answering,
        )

    async def _edited(self, delivery: Delivery, said: Rendered, tally: Tally) -> Sent:
        """Let a message say something else; if that cannot be, take its buttons away and say it in a new one."""
        chat_id, message_id = int(delivery.place.address), int(delivery.message_id or 0)
        if await self._is_changed(chat_id, message_id, said=said):
            return Sent(str(message_id))
        await _is_so(self._bot.edit_message_reply_markup(chat_id, message_id))
        return await self._posted(replace(_spot(delivery), answered_id=None), said, tally)

    async def _is_changed(self, chat_id: int, message_id: int, *, said: Rendered) -> bool:
        """Change a message, of a picture its caption; say whether that can be. A text does not become a picture."""
        if len(said.texts) != 1 or len(said.charts) > 1 or said.files:
            return False
        [text], keyboard, bot = said.texts, _keyboard(said), self._bot
        if not said.charts and await _is_so(
            bot.edit_message_text(text, chat_id, message_id, parse_mode=HTML, reply_markup=keyboard)
        ):
            return True
        return length(text) <= LONGEST_CAPTION and await _is_so(
            bot.edit_message_caption(chat_id, message_id, caption=text, parse_mode=HTML, reply_markup=keyboard)
        )


async def _is_so(edit: Awaitable[object]) -> bool:
    """Await an edit and say whether the message is now as it is to be; not when it cannot be edited like this.

    Raises: TelegramError.
    """
    try:
        await edit
    except BadRequest as error:
        if not (failures.is_done_already(error) or failures.is_not_editable(error)):
            raise
        return failures.is_done_already(error)
    return True


def _way_there(reply: Reply) -> str:
    """Return how a private answer can be had; what is done already is not to be said again for that."""
    done = parts_done(reply)
    if not done:
        return channels.start_me()
    return channels.done_already() if done == len(reply.parts) else channels.done_in_part()


def _spot(delivery: Delivery) -> Spot:
    place = delivery.place
    return Spot(
        int(place.address),
        None if place.thread is None else int(place.thread),
        None if delivery.message_id is None else int(delivery.message_id),
    )


def _keyboard(said: Rendered) -> InlineKeyboardMarkup | None:
    if not said.rows:
        return None
    rows = [[InlineKeyboardButton(each.label, callback_data=each.choice) for each in row] for row in said.rows]
    return InlineKeyboardMarkup(rows)
