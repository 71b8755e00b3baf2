"""What Telegram's refusals mean for what was to be said."""

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TelegramError, TimedOut

from bots.delivery.messenger import Broken, Gone, Later, Moved, Outcome
from bots.telegram.failures import outcome_of
from bots.telegram.requests import LimitedError, NotConnectedError


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (LimitedError(7), Later("limited", 7)),
        (ChatMigrated(-100), Moved("-100")),
        (Forbidden("Forbidden: bot was blocked by the user"), Gone("forbidden")),
        (BadRequest("Bad Request: chat not found"), Gone("no chat")),
        (BadRequest("Bad Request: BUTTON_DATA_INVALID"), Broken("refused")),
        (TimedOut(), Later("timeout", is_in_doubt=True)),
        (NotConnectedError("x"), Later("no connection")),
        (NetworkError("x"), Later("network", is_in_doubt=True)),
        (InvalidToken("x"), Later("token refused", 60, is_for_all=True)),
    ],
)
def test_each_refusal_has_its_outcome(error: TelegramError, outcome: Outcome) -> None:
    assert outcome_of(error) == outcome
