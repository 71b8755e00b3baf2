"""Pictures on Telegram go along with the entry that is said with them; what has no words is answered kindly."""

import pytest
from sqlmodel import Session, select

from bots.conversation.wording.media import what_of
from core.db.tables import ActivityRow
from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_groups import greeted
from tests.integration.telegram.test_private import CREATE, logged
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram
from tests.platforms.telegram.world import BOT_ID

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03"
ASKED = what_of().replace("`", "")
KINDS = ("voice", "video", "video_note", "sticker", "dice", "animation", "audio", "document", "location", "contact")


def kept(bots: Bots) -> list[list[str]]:
    """Return the pictures of each entry that stands, oldest first."""

    def look(session: Session) -> list[list[str]]:
        wanted = select(ActivityRow).where(ActivityRow.replaced_at == None)  # noqa: E711 - a column
        rows = session.exec(wanted.order_by(ActivityRow.activity_id))
        return [[str(each["entityId"]) for each in row.attachments or () if isinstance(each, dict)] for row in rows]

    return bots.database.read_now(look)


def files(telegram: Telegram) -> list[str]:
    return [f"telegram:{BOT_ID}:{file_id}" for file_id in telegram.world.files]


async def heard(telegram: Telegram, ada: Person) -> str:
    return str((await telegram.sent(ada.chat))["text"])


async def test_a_picture_whose_caption_logs_goes_along(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    ada.shows(PNG, caption="meditate 5m")
    assert "15" in await heard(telegram, ada)
    assert kept(bots) == [[], files(telegram)]


async def test_a_picture_of_a_goal_that_is_made_first_goes_along(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.shows(PNG, caption="/log meditate 10m")
    ada.taps(await telegram.sent(ada.chat), CREATE)
    await heard(telegram, ada)
    assert kept(bots) == [files(telegram)]


async def test_a_picture_in_answer_to_a_confirmation_goes_to_that_entry(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    first = await logged(telegram, ada)
    ada.says("meditate 5m")
    await heard(telegram, ada)
    await bots.settled()
    for caption in ("", "by the lake!"):
        ada.shows(PNG, answering=first, caption=caption)
        assert "is with your entry of Meditate" in await heard(telegram, ada)
    assert kept(bots) == [files(telegram), []]


async def test_a_picture_without_words_is_asked_about_and_goes_with_the_answer(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    ada.shows(PNG)
    assert await heard(telegram, ada) == ASKED
    ada.says("meditate 5m")
    assert "15" in await heard(telegram, ada)
    ada.says("meditate 6m")
    assert "21" in await heard(telegram, ada)
    assert kept(bots) == [[], files(telegram), []]


@pytest.mark.parametrize("captions", [("meditate 5m", "", ""), ("", "", "")], ids=["with words", "without"])
async def test_an_album_is_one_entry_with_all_its_pictures(
    telegram: Telegram, bots: Bots, captions: tuple[str, ...]
) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    for caption in captions:
        ada.shows(PNG, caption=caption, album="9")
    await heard(telegram, ada)
    await telegram.taken()
    if not any(captions):
        ada.says("meditate 5m")
        assert "15" in await heard(telegram, ada)
    assert kept(bots) == [[], files(telegram)]
    assert telegram.unheard(ada.chat) == []


async def test_in_a_group_a_picture_counts_for_whoever_made_the_entry(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada, ben = telegram.user("ada"), telegram.user("ben")
    await logged(telegram, ada)
    group = await greeted(telegram, ada)
    ben.joins(group)
    ada.says("/log meditate 5m", to=group)
    line = await telegram.sent(group)
    await bots.settled()
    ben.shows(PNG, to=group, answering=line)
    ada.shows(PNG, to=group, answering=line)
    assert "is with your entry" in await heard(telegram, ada)
    assert kept(bots) == [[], files(telegram)[1:]]
    assert telegram.unheard(group) == telegram.unheard(ben.chat) == []


async def test_what_has_no_words_is_answered_kindly_in_private_and_not_at_all_in_groups(
    telegram: Telegram, bots: Bots
) -> None:
    telegram.world.reads_all_groups = True
    bots.start()
    ada = telegram.user("ada")
    group = await greeted(telegram, ada)
    told = []
    for kind in (*KINDS, "poll"):
        ada.sends(kind, to=group)
        ada.sends(kind)
        told.append(await heard(telegram, ada))
    assert len(set(told)) == len(KINDS) - 2
    await telegram.taken()
    assert telegram.unheard(group) == []
