"""What Slack's refusals mean for a delivery. Reasons are its own short codes: they quote nothing that was written."""

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError

from bots.delivery.messenger import Broken, Gone, Later, Outcome, Sent

TOO_MANY_REQUESTS = 429
SERVER_FAILURE = 500
_OUT_OF_REACH = frozenset(
    {
        "cannot_dm_bot",
        "channel_is_archived",
        "channel_not_found",
        "is_archived",
        "messages_tab_disabled",
        "not_in_channel",
        "restricted_action",
        "restricted_action_read_only_channel",
        "user_disabled",
        "user_not_found",
    }
)
_WITHOUT_LEAVE = frozenset(
    {
        "access_denied",
        "account_inactive",
        "ekm_access_denied",
        "enterprise_is_restricted",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
"""The app has to be installed anew, or its token renewed; what waits is tried for as long as anything is."""
_FOR_NOW = frozenset(
    {"fatal_error", "internal_error", "ratelimited", "rate_limited", "request_timeout", "service_unavailable"}
)
_NOT_EDITABLE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "block_mismatch"})
_NOT_SHOWN = frozenset({"cannot_parse_attachment", "invalid_blocks", "invalid_unfurls_format"})
_NOTHING_TO_UNFURL = frozenset(
    {
        "cannot_find_channel",
        "cannot_find_message",
        "cannot_unfurl_message",
        "cannot_unfurl_url",
        "invalid_unfurl_id",
        "message_not_found",
    }
)
"""The message, or the link in it, is gone, or Slack shows no previews there."""
_NOT_HERE = frozenset({"channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived"})


def outcome_of(error: Exception) -> Outcome:
    """Return what came of a delivery that failed; `error` is Slack's, or the network's."""
    match error:
        case SlackApiError():
            return _refusal(error)
        case ClientConnectorError():
            return Later("no connection", is_away=True)
        case ClientError():
            return Later("network", is_in_doubt=True, is_away=True)
        case _:
            raise error


def outcome_of_preview(error: SlackApiError) -> Outcome:
    """Return what came of previews; that a message is gone says nothing of its channel, and nobody waits for them."""
    outcome = outcome_of(error)
    is_over = code_of(error) in _NOTHING_TO_UNFURL or isinstance(outcome, Gone)
    return Sent() if is_over else outcome


def is_about_a_preview(error: SlackApiError) -> bool:
    """Say whether Slack does not take a preview as it is: a picture that it cannot get, for one."""
    return code_of(error) in _NOT_SHOWN


def code_of(error: SlackApiError) -> str:
    """Return Slack's word for what is wrong."""
    data = error.response.data
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def reason_of(error: Exception) -> str:
    """Return a failure, be it Slack's, the network's or the database's, as a short code."""
    return code_of(error) if isinstance(error, SlackApiError) else type(error).__name__


def is_without_leave(error: SlackApiError) -> bool:
    """Say whether a token is of no use until the app is installed anew, or its token renewed."""
    return code_of(error) in _WITHOUT_LEAVE


def is_not_editable(error: SlackApiError) -> bool:
    """Say whether a message is gone, or cannot be edited any more."""
    return code_of(error) in _NOT_EDITABLE


def is_not_here(error: SlackApiError) -> bool:
    """Say whether the app or the person is not in a channel, so that nothing can be whispered there."""
    return code_of(error) in _NOT_HERE


def _refusal(error: SlackApiError) -> Outcome:
    code, status = code_of(error), int(error.response.status_code)
    if status == TOO_MANY_REQUESTS:
        return Later("limited", retry_after(error.response.headers.get("Retry-After")))
    if code in _OUT_OF_REACH:
        return Gone(code)
    if code in _WITHOUT_LEAVE:
        return Later(code)
    if code in _FOR_NOW or status >= SERVER_FAILURE:
        return Later(code or f"status {status}", is_in_doubt=True, is_away=status >= SERVER_FAILURE)
    return Broken(code or f"status {status}")


def retry_after(header: str | None) -> float:
    """Return how many seconds Slack asks to wait; one where it does not say."""
    try:
        return max(float(header or ""), 1.0)
    except ValueError:
        return 1.0
