"""Slack's refusals, sorted: gone, to be allowed anew, later, or never."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bots.delivery.messenger import Broken, Gone, Later, Outcome, Sent
from bots.slack import failures


def refusal(code: str, *, status: int = 200, **headers: str) -> SlackApiError:
    """Return what the library raises."""
    response = AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data={"ok": False, "error": code} if code else {},
        headers=headers,
        status_code=status,
    )
    return SlackApiError("no", response)  # type: ignore[no-untyped-call]  # as the library has it


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("channel_not_found", Gone("channel_not_found")),
        ("is_archived", Gone("is_archived")),
        ("not_in_channel", Gone("not_in_channel")),
        ("user_disabled", Gone("user_disabled")),
        ("token_revoked", Later("token_revoked")),
        ("account_inactive", Later("account_inactive")),
        ("invalid_auth", Later("invalid_auth")),
        ("missing_scope", Later("missing_scope")),
        ("internal_error", Later("internal_error", is_in_doubt=True)),
        ("invalid_blocks", Broken("invalid_blocks")),
        ("msg_too_long", Broken("msg_too_long")),
    ],
)
def test_a_refusal_is_what_it_means_for_the_delivery(code: str, outcome: Outcome) -> None:
    assert failures.outcome_of(refusal(code)) == outcome


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("channel_not_found", Sent()),
        ("is_archived", Sent()),
        ("cannot_find_message", Sent()),
        ("cannot_unfurl_url", Sent()),
        ("invalid_unfurl_id", Sent()),
        ("missing_scope", Later("missing_scope")),
        ("fatal_error", Later("fatal_error", is_in_doubt=True)),
        ("cannot_parse_attachment", Broken("cannot_parse_attachment")),
    ],
)
def test_a_preview_that_has_no_place_any_more_ends_no_chat(code: str, outcome: Outcome) -> None:
    assert failures.outcome_of_preview(refusal(code)) == outcome


@pytest.mark.parametrize(("header", "seconds"), [("7", 7.0), ("", 1.0), ("soon", 1.0), ("0", 1.0)])
def test_slack_says_how_long_to_wait(header: str, seconds: float) -> None:
    error = refusal("ratelimited", status=429, **{"Retry-After": header})
    assert failures.outcome_of(error) == Later("limited", seconds)


def test_an_answer_that_is_none_is_tried_again() -> None:
    assert failures.outcome_of(refusal("", status=502)) == Later("status 502", is_in_doubt=True, is_away=True)


def test_a_token_without_leave_is_told_from_a_chat_that_is_gone() -> None:
    assert failures.is_without_leave(refusal("account_inactive"))
    assert not failures.is_without_leave(refusal("channel_not_found"))
