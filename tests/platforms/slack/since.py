"""What Slack has documented since its descriptions of 2021: methods, arguments, errors. Sources are the methods' pages.

https://docs.slack.dev/reference/methods
"""

from core.domain.json import JsonObject

Arguments = dict[str, tuple[str, bool]]

METHODS: dict[str, JsonObject] = {
    "apps.connections.open": {
        "arguments": {"token": ("string", True)},
        "takes_json": False,
        "errors": ["not_allowed_token_type", "invalid_auth", "not_authed", "token_revoked", "forbidden_team"],
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
        "errors": ["file_upload_size_restricted", "missing_argument", "not_authed", "invalid_auth", "token_revoked"],
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
        },
        "takes_json": True,
        "errors": ["file_not_found", "channel_not_found", "not_in_channel", "invalid_channel", "malformed_file"],
    },
}
"""Each as `vendoring` writes the others; a result that is not described is not checked."""

ARGUMENTS: dict[str, Arguments] = {
    "chat.delete": {"ts": ("string", False)},
    "chat.postMessage": {"metadata": ("string", False), "markdown_text": ("string", False)},
    "chat.postEphemeral": {"markdown_text": ("string", False)},
    "chat.update": {
        "metadata": ("string", False),
        "markdown_text": ("string", False),
        "file_ids": ("string", False),
        "reply_broadcast": ("boolean", False),
    },
    "chat.unfurl": {"unfurl_id": ("string", False), "source": ("string", False), "channel": ("string", False)},
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

ERRORS: dict[str, frozenset[str]] = {
    "chat.postMessage": frozenset({"invalid_blocks", "invalid_blocks_format", "thread_not_found", "no_text"}),
    "chat.postEphemeral": frozenset({"invalid_blocks", "invalid_blocks_format", "not_in_channel"}),
    "chat.update": frozenset({"invalid_blocks", "invalid_blocks_format", "is_archived", "not_in_channel"}),
    "chat.unfurl": frozenset({"invalid_blocks", "cannot_parse_attachment", "channel_not_found"}),
    "conversations.history": frozenset({"not_in_channel"}),
    "conversations.join": frozenset({"method_not_supported_for_channel_type"}),
    "conversations.leave": frozenset({"not_in_channel"}),
    "conversations.list": frozenset({"invalid_cursor", "invalid_limit", "invalid_types"}),
    "oauth.v2.access": frozenset(
        {"bad_client_secret", "bad_redirect_uri", "code_already_used", "invalid_client_id", "invalid_code"}
        | {"invalid_grant_type", "invalid_refresh_token", "missing_code"}
    ),
    "reactions.add": frozenset({"channel_not_found", "is_archived", "not_in_channel"}),
    "users.conversations": frozenset({"user_not_found"}),
    **{
        f"views.{each}": frozenset(
            {"duplicate_external_id", "exchanged_trigger", "expired_trigger_id", "hash_conflict", "invalid_trigger_id"}
            | {
                "not_enabled",
                "not_found",
                "push_limit_reached",
                "trigger_exchanged",
                "trigger_expired",
                "user_not_found",
            }
            | {"view_too_large"}
        )
        for each in ("open", "publish", "push", "update")
    },
}

MISDESCRIBED: dict[str, tuple[str, ...]] = {"chat.update": ("message", "blocks")}
"""Where the description of a result is wrong: blocks are an array, not an object."""
