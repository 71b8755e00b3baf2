"""What Telegram's refusals mean for what was to be said."""

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TelegramError, TimedOut

from bots.delivery.messenger import Broken, Gone, Later, Moved, Outcome
from bots.telegram.failures import is_lost_file, outcome_of
from bots.telegram.requests import LimitedError, NotConnectedError


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (LimitedError(7), Later("limited", 7)),
        (ChatMigrated(-100), Moved("-100")),
        (Forbidden("Forbidden: bot was blocked by the user"), Gone("forbidden")),
        (BadRequest("Bad Request: chat not found"), Gone("no chat")),
        (BadRequest("Bad Request: BUTTON_DATA_INVALID"), Broken("refused")),
        (TimedOut(), Later("timeout", is_in_doubt=True, is_away=True)),
        (NotConnectedError("x"), Later("no connection", is_away=True)),
        (NetworkError("x"), Later("network", is_in_doubt=True, is_away=True)),
        (InvalidToken("x"), Later("token refused", 60, is_for_all=True)),
    ],
)
def test_each_refusal_has_its_outcome(error: TelegramError, outcome: Outcome) -> None:
    assert outcome_of(error) == outcome


@pytest.mark.parametrize(
    ("description", "is_lost"),
    [
        ("wrong file identifier/HTTP URL specified", True),
        ("wrong remote file identifier specified: wrong padding in the string", True),
        ("wrong file_id or the file is temporarily unavailable", True),
        ("FILE_REFERENCE_EXPIRED", True),
        ("message caption is too long", False),
        ("not enough rights to send photos to the chat", False),
        ("PHOTO_INVALID_DIMENSIONS", False),
    ],
)
def test_a_file_that_telegram_has_lost_is_told_from_one_that_it_will_not_take(
    description: str, *, is_lost: bool
) -> None:
    assert is_lost_file(BadRequest(f"Bad Request: {description}")) is is_lost
