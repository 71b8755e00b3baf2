"""What Slack delivers, as events: whose, where, and that one message has one id however it is told of."""

from datetime import UTC, datetime

import pytest

from bots.conversation.incoming import Form, Medium
from bots.slack.installations import Workspace
from bots.slack.listeners import command_event, message_event, tap_event
from core.domain.json import JsonObject

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
HERE = Workspace(tenant="T01", bot_user="U0BOT", token="xoxb-1")
TS = "1773057600.000100"


def message(text: str = "run 5k", **members: object) -> JsonObject:
    """Return a message in the chat of one person with the app."""
    said = {"type": "message", "user": "U07", "ts": TS, "channel": "D01", "channel_type": "im", "text": text}
    return {**said, "team": "T01", **members}


def in_channel(text: str, **members: object) -> JsonObject:
    """Return a message in a channel."""
    return message(text, channel="C01", channel_type="channel", **members)


def changed(before: JsonObject, after: JsonObject | None) -> JsonObject:
    """Return the event that tells of an edit, or of a deletion."""
    told = {"type": "message", "channel": before["channel"], "channel_type": before["channel_type"]}
    if after is None:
        return {**told, "subtype": "message_deleted", "deleted_ts": TS, "previous_message": before}
    return {**told, "subtype": "message_changed", "message": after, "previous_message": before}


def test_a_message_in_private_is_for_the_app() -> None:
    event = message_event(message("tea &amp; cake"), HERE)
    assert event is not None
    assert (event.text, event.place.is_group, event.place.only_for) == ("tea & cake", False, None)
    assert (event.identity.user_name, event.message_id) == ("slack:T01:U07", TS)
    assert event.sent_at == datetime(2026, 3, 9, 12, 0, 0, 100, tzinfo=UTC)


@pytest.mark.parametrize(
    "members",
    [
        {"bot_id": "B1"},
        {"user": "U0BOT"},
        {"user": "USLACKBOT"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
        {"text": ""},
        {"user": None},
    ],
)
def test_what_no_person_says_is_nothing(members: JsonObject) -> None:
    assert message_event({**message(), **members}, HERE) is None


def test_in_a_channel_a_mention_and_an_answer_to_the_app_are_for_it() -> None:
    assert message_event(in_channel("run 5k"), HERE) is None
    assert message_event(in_channel("<@U0BOTTLE> run 5k"), HERE) is None
    named = message_event(in_channel("<@U0BOT>, run 5k"), HERE)
    answer = message_event(in_channel("run 5k", thread_ts="1.1", parent_user_id="U0BOT"), HERE)
    assert named is not None
    assert answer is not None
    assert (named.text, named.place.only_for, named.place.thread) == ("run 5k", "U07", None)
    assert (answer.text, answer.place.thread) == ("run 5k", "1.1")


def test_a_message_and_the_mention_in_it_are_one_event() -> None:
    said = in_channel("<@U0BOT> run 5k")
    mention = {**said, "type": "app_mention"}
    del mention["channel_type"]
    first, second = message_event(said, HERE), message_event(mention, HERE)
    assert first is not None
    assert first == second


def test_an_edit_is_another_event_about_the_same_message() -> None:
    before, after = message(), message("run 6k", edited={"user": "U07", "ts": "1773057700.000100"})
    event, first = message_event(changed(before, after), HERE), message_event(before, HERE)
    assert event is not None
    assert first is not None
    assert (event.form, event.text, event.message_id) == (Form.EDIT, "run 6k", TS)
    assert event.id != first.id
    assert event.sent_at == first.sent_at


def test_a_preview_that_slack_adds_is_no_edit() -> None:
    assert message_event(changed(message(), message(attachments=[{}])), HERE) is None


@pytest.mark.parametrize("after", [None, {"subtype": "tombstone", "user": "USLACKBOT", "ts": TS}])
def test_a_deletion_takes_back_what_was_for_the_app(after: JsonObject | None) -> None:
    event = message_event(changed(message(), after), HERE)
    assert event is not None
    assert (event.form, event.text, event.message_id) == (Form.DELETION, "", TS)
    assert message_event(changed(in_channel("run 5k"), after), HERE) is None


def test_an_edit_that_takes_the_mention_away_still_edits() -> None:
    before = in_channel("<@U0BOT> run 5k")
    event = message_event(changed(before, in_channel("run 6k", edited={"ts": "2.2"})), HERE)
    assert event is not None
    assert event.form is Form.EDIT


def test_a_message_that_begins_a_thread_is_in_none() -> None:
    event = message_event(message(thread_ts=TS), HERE)
    assert event is not None
    assert event.place.thread is None


def test_somebody_from_another_workspace_is_who_they_are_there() -> None:
    event = message_event(in_channel("<@U0BOT> run 5k", user_team="T99", team="T99"), HERE)
    assert event is not None
    assert (event.identity.tenant, event.identity.user_name) == ("T01", "slack:T99:U07")


@pytest.mark.parametrize(
    ("command", "said", "text"),
    [
        ("/log", "meditate 10m", "/log meditate 10m"),
        ("/today", "", "/today"),
        ("/goalpost", "meditate 10m", "meditate 10m"),
        ("/goalpost", " ", "/help"),
        ("/log", "tea &amp; cake", "/log tea & cake"),
    ],
)
def test_a_command_is_the_words_it_stands_for(command: str, said: str, text: str) -> None:
    body: JsonObject = {"command": command, "text": said, "user_id": "U07", "team_id": "T01", "channel_id": "C01"}
    event = command_event({**body, "trigger_id": "1.2.abc", "response_url": "https://x/1"}, HERE, now=NOW)
    assert (event.text, event.id, event.handle) == (text, "1.2.abc", "https://x/1")
    assert (event.place.address, event.place.only_for, event.sent_at) == ("C01", "U07", NOW)


def test_a_tap_names_its_choice_and_is_answered_by_its_address_where_it_was_whispered() -> None:
    body: JsonObject = {
        "user": {"id": "U07", "team_id": "T01"},
        "container": {"message_ts": TS, "channel_id": "C01", "is_ephemeral": True, "thread_ts": "1.1"},
        "channel": {"id": "C01"},
        "trigger_id": "1.2.abc",
        "response_url": "https://x/1",
        "actions": [{"action_id": "choice-0", "value": "q:1:0"}],
    }
    event = tap_event(body, HERE, now=NOW)
    assert event is not None
    assert (event.choice, event.message_id, event.handle, event.place.thread) == ("q:1:0", TS, "https://x/1", "1.1")
    shown: JsonObject = {**body, "container": {"message_ts": TS, "channel_id": "C01"}}
    public = tap_event(shown, HERE, now=NOW)
    assert public is not None
    assert (public.handle, public.place.thread) == (None, None)


def test_a_tap_on_what_was_whispered_between_two_people_is_answered_to_one_of_them() -> None:
    body: JsonObject = {
        "user": {"id": "U07", "team_id": "T01"},
        "container": {"message_ts": TS, "channel_id": "D09", "is_ephemeral": True},
        "channel": {"id": "D09", "name": "directmessage"},
        "trigger_id": "1.2.abc",
        "response_url": "https://x/1",
        "actions": [{"action_id": "choice-0", "value": "q:1:0"}],
    }
    event = tap_event(body, HERE, now=NOW)
    assert event is not None
    assert (event.place.is_group, event.place.only_for, event.group_title) == (True, "U07", None)


def test_pictures_of_a_message_are_named_and_other_files_are_told_by_their_kind() -> None:
    pictures = [{"id": "F1", "mimetype": "image/png"}, {"id": "F2", "mimetype": "text/plain"}]
    event = message_event(message("run 5k", subtype="file_share", files=pictures), HERE)
    assert event is not None
    assert (event.pictures, event.medium) == (("slack:T01:F1",), None)
    for kind, medium in (("audio/mp4", Medium.VOICE), ("video/mp4", Medium.VIDEO), ("text/plain", Medium.FILE)):
        files = [{"id": "F1", "mimetype": kind}]
        alone = message_event(message("", subtype="file_share", files=files), HERE)
        assert alone is not None
        assert alone.medium is medium
        assert message_event(in_channel("<@U0BOT>", subtype="file_share", files=files), HERE) is None


def test_an_answer_in_a_thread_is_one_to_what_the_app_said() -> None:
    event = message_event(message(thread_ts="1.1", parent_user_id="U0BOT"), HERE)
    assert event is not None
    assert event.answering == "1.1"
