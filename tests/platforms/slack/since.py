"""What Slack has documented since its descriptions of 2021: methods, arguments, errors. Sources are the methods' pages.

https://docs.slack.dev/reference/methods
"""

from core.domain.json import JsonObject

Arguments = dict[str, tuple[str, bool]]

METHODS: dict[str, JsonObject] = {
    "apps.connections.open": {
        "arguments": {"token": ("string", True)},
        "takes_json": False,
        "errors": ["forbidden_team", "insecure_request", "missing_args"],
    },
    "files.getUploadURLExternal": {
        "arguments": {
            "token": ("string", True),
            "filename": ("string", True),
            "length": ("integer", True),
            "alt_txt": ("string", False),
            "snippet_type": ("string", False),
        },
        "takes_json": False,
        "errors": ["alt_txt_too_large", "file_upload_size_restricted", "missing_argument", "unknown_snippet_type"],
    },
    "files.completeUploadExternal": {
        "arguments": {
            "token": ("string", True),
            "files": ("string", True),
            "channel_id": ("string", False),
            "channels": ("string", False),
            "initial_comment": ("string", False),
            "thread_ts": ("string", False),
            "blocks": ("string", False),
            "username": ("string", False),
        },
        "takes_json": True,
        "errors": ["channel_not_found", "file_not_found", "invalid_blocks", "invalid_channel", "not_in_channel"],
    },
}
"""Each as `vendoring` writes the others; a result that is not described is not checked."""

ARGUMENTS: dict[str, Arguments] = {
    "chat.delete": {"ts": ("string", False)},
    "chat.postMessage": {
        "metadata": ("string", False),
        "markdown_text": ("string", False),
        "unfurl_app_links": ("boolean", False),
    },
    "chat.postEphemeral": {"markdown_text": ("string", False), "metadata": ("string", False)},
    "chat.update": {
        "metadata": ("string", False),
        "markdown_text": ("string", False),
        "file_ids": ("string", False),
        "reply_broadcast": ("boolean", False),
    },
    "chat.unfurl": {
        "channel": ("string", False),
        "ts": ("string", False),
        "unfurl_id": ("string", False),
        "source": ("string", False),
        "user_auth_blocks": ("string", False),
    },
    "conversations.open": {"prevent_creation": ("boolean", False)},
    "conversations.list": {"team_id": ("string", False)},
    "users.conversations": {"team_id": ("string", False)},
    "users.list": {"team_id": ("string", False)},
    "views.open": {"interactivity_pointer": ("string", False), "trigger_id": ("string", False)},
    "views.push": {"interactivity_pointer": ("string", False), "trigger_id": ("string", False)},
    "oauth.v2.access": {
        "code": ("string", False),
        "grant_type": ("string", False),
        "refresh_token": ("string", False),
        "code_verifier": ("string", False),
    },
}
"""A code is no longer required, as a refresh token may stand in its place; so may a pointer for a trigger."""

ANYWHERE = frozenset({"team_id"})
"""Arguments that any method takes: an app of a whole organization names the workspace; Bolt for Node always does."""

ALWAYS = frozenset(
    {"invalid_arguments", "internal_error", "missing_scope", "not_allowed_token_type", "ratelimited", "token_expired"}
    | {"not_authed", "invalid_auth", "account_inactive", "token_revoked", "invalid_json", "json_not_object"}
)
"""Errors that any method may answer with."""

_VIEWS = frozenset({"duplicate_external_id", "view_too_large"})
_TRIGGERS = frozenset({"exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"})
ERRORS: dict[str, frozenset[str]] = {
    "chat.postMessage": frozenset(
        {"invalid_blocks", "invalid_blocks_format", "markdown_text_conflict", "thread_not_found"}
    ),
    "chat.postEphemeral": frozenset(
        {"invalid_blocks", "invalid_blocks_format", "markdown_text_conflict", "not_in_channel", "user_not_in_channel"}
    ),
    "chat.update": frozenset({"invalid_blocks", "invalid_blocks_format", "is_inactive", "markdown_text_conflict"}),
    "chat.unfurl": frozenset(
        {"cannot_find_channel", "cannot_find_message", "cannot_parse_attachment", "cannot_unfurl_message"}
        | {"invalid_source", "invalid_unfurl_id", "invalid_unfurls_format", "missing_channel", "missing_ts"}
    ),
    "conversations.history": frozenset({"not_in_channel"}),
    "conversations.join": frozenset({"method_not_supported_for_channel_type"}),
    "conversations.leave": frozenset({"not_in_channel"}),
    "conversations.list": frozenset({"invalid_cursor", "invalid_limit", "invalid_types"}),
    "files.delete": frozenset({"delete_not_allowed", "file_deleting_disabled"}),
    "oauth.v2.access": frozenset(
        {"bad_client_secret", "bad_redirect_uri", "invalid_client_id", "invalid_code", "invalid_grant_type"}
        | {"invalid_refresh_token"}
    ),
    "reactions.add": frozenset({"channel_not_found", "is_archived"}),
    "users.conversations": frozenset({"user_not_found"}),
    "views.open": _VIEWS | _TRIGGERS,
    "views.publish": _VIEWS | {"hash_conflict", "not_enabled", "user_not_found"},
    "views.push": _VIEWS | _TRIGGERS | {"not_found", "push_limit_reached"},
    "views.update": _VIEWS | {"hash_conflict", "not_found"},
}

MISDESCRIBED: dict[str, tuple[str, ...]] = {"chat.update": ("message", "blocks")}
"""Where the description of a result is wrong: blocks are an array, not an object."""
