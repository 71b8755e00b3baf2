"""Forms as modals: opened from everywhere, told at their fields what is wrong, and answered where they were opened."""

from functools import partial

import pytest

from core.domain.json import JsonObject
from tests.integration.slack.serving import Apps
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import elements, words
from tests.platforms.slack.slack import Slack

GOALS = (
    ("so much every day or week", {"title": "Read", "amount": "20 pages", "rhythm": "every day"}, "20 pages a day"),
    ("days in a row", {"title": "No sugar", "amount": "30 days"}, "a streak of 30 days"),
    (
        "a number to reach in all",
        {"title": "Books", "amount": "12 books", "deadline": "2099-12-31"},
        "12 books in all by",
    ),
    ("at most so much", {"title": "Coffee", "amount": "2 cups", "rhythm": "every day"}, "at most 2 cups a day"),
    ("a number that moves, like a weight", {"title": "Weight", "amount": "75kg -> 70kg"}, "down to 70 kg"),
)
WRONG = (
    ({"title": "Meditate", "amount": "5 min"}, {"title": "You have a goal Meditate already."}),
    ({"title": "Read", "amount": "lots"}, {"amount": "“lots” does not fit here."}),
)


async def with_goal(slack: Slack, apps: Apps, ada: Person, text: str = "new meditate 20 min daily") -> None:
    """Let somebody make a goal."""
    await apps.start()
    ada.says(text)
    for _ in ("the goal", "the zone that was taken from Slack"):
        await slack.sent(ada.dm)
    await apps.settled()


def is_shown(person: Person, text: str) -> bool:
    """Say whether a text stands in somebody's Home tab."""
    return text in words(person.home or {})


async def fields(slack: Slack, person: Person) -> list[str]:
    """Return the fields of the form somebody has before them."""
    return [str(each["action_id"]) for each in elements(await slack.modal_of(person))]


@pytest.mark.parametrize(("kind", "values", "agreed"), GOALS, ids=[kind for kind, _, _ in GOALS])
async def test_a_goal_of_each_kind_is_made_by_a_form_that_asks_for_what_the_kind_needs(
    slack: Slack, apps: Apps, ada: Person, kind: str, values: dict[str, object], agreed: str
) -> None:
    await apps.start()
    assert (await ada.runs("/goal")).is_good
    await ada.chooses(await slack.modal_of(ada), "kind", kind)
    await apps.settled()
    assert set(values) <= set(await fields(slack, ada))
    sent = await ada.submits({"kind": kind, **values})
    assert (sent.ack.is_good, sent.errors, ada.modal) == (True, {}, None)
    told = await slack.sent(ada.dm)
    assert f"{values['title']}, {agreed}" in words(told)


@pytest.mark.parametrize(("values", "errors"), WRONG)
async def test_what_is_wrong_stands_at_its_field_and_may_be_mended(
    slack: Slack, apps: Apps, ada: Person, values: dict[str, object], errors: dict[str, str]
) -> None:
    await with_goal(slack, apps, ada)
    await ada.runs("/new")
    refused = await ada.submits(values)
    assert refused.errors.keys() == errors.keys()
    for field, error in errors.items():
        assert error in refused.errors[field]
    mended = await ada.submits({"title": "Yoga", "amount": "20 min"})
    assert (mended.errors, ada.modal) == ({}, None)
    assert "Yoga" in words(await slack.sent(ada.dm))


async def test_a_command_with_words_opens_no_form(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await ada.runs("/goal meditate 20 min daily")
    assert "Meditate" in words(await slack.sent(ada.dm))
    assert ada.modal is None


async def test_a_log_is_made_with_its_day_and_note(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goal(slack, apps, ada)
    await ada.takes_shortcut("log_progress")
    refused = await ada.submits({"goal": "Meditate", "amount": "5 kg"})
    assert refused.errors.keys() == {"amount"}
    refused = await ada.submits({"goal": "Meditate", "amount": "5 min", "day": "2099-01-01"})
    assert refused.errors.keys() == {"day"}
    sent = await ada.submits({"goal": "Meditate", "amount": "half an hour", "note": "by the river\nalone"})
    assert sent.errors == {}
    assert "Meditate +30 min “by the river alone”: 30/20 min today" in words(await slack.sent(ada.dm))


async def test_whoever_has_no_goal_to_log_on_makes_one(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await ada.takes_shortcut("log_progress")
    assert "title" in await fields(slack, ada)


async def test_a_message_fills_a_log_in_and_its_answer_stands_beside_it(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goal(slack, apps, ada)
    room = ada.makes_channel("running")
    await slack.sent(room)
    message = ada.says("meditated 15 min & more", to=room)
    await ada.takes_message_shortcut("log_message", message, in_=room)
    form = await slack.modal_of(ada)
    given = {str(each["action_id"]): each.get("initial_value") for each in elements(form)}
    assert (given["amount"], given["note"]) == ("15 min", "& more")
    assert (await ada.submits()).errors == {}
    assert "Meditate +15 min" in words(await slack.sent(room))


async def test_a_message_that_tells_of_no_log_is_a_note(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goal(slack, apps, ada)
    message = ada.says("what a day", to=ada.dm)
    await slack.sent(ada.dm)
    await ada.takes_message_shortcut("log_message", message, in_=ada.dm)
    given = {str(each["action_id"]): each.get("initial_value") for each in elements(await slack.modal_of(ada))}
    assert (given["amount"], given["note"]) == (None, "what a day")
    refused = await ada.submits({"goal": "Meditate"})
    assert refused.errors.keys() == {"amount"}


async def test_settings_are_changed_together(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goal(slack, apps, ada)
    await ada.runs("/settings")
    refused = await ada.submits({"timezone": "Atlantis", "daystart": "3:00"})
    assert refused.errors.keys() == {"timezone"}
    assert (await ada.submits({"timezone": "munich", "daystart": "3:00", "quiet": "22-7"})).errors == {}
    told = words(await slack.sent(ada.dm))
    for part in ("Europe/Berlin", "3:00", "22:00"):
        assert part in told


async def test_a_reminder_is_set_and_ended_from_the_home_tab(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goal(slack, apps, ada)
    ada.opens_home()
    for days, said in (("Monday to Friday", "7:30"), ("no reminder any more", "is off")):
        await ada.clicks(await slack.home_of(ada), "Reminder")
        timeless = await ada.submits({"goal": "Meditate", "days": "every day"})
        assert timeless.errors.keys() == {"time"}
        assert (await ada.submits({"goal": "Meditate", "days": days, "time": "07:30"})).errors == {}
        assert await slack.world.bell.until(partial(is_shown, ada, said), seconds=10), words(ada.home or {})
    assert slack.unheard(ada.dm) == []


async def test_a_form_that_is_sent_twice_is_carried_out_once(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goal(slack, apps, ada)
    await ada.takes_shortcut("log_progress")
    view: JsonObject = dict(await slack.modal_of(ada))
    await ada.submits({"goal": "Meditate", "amount": "5 min"})
    slack.world.screens.stack(ada.user.id).append(view)
    slack.world.screens.views[str(view["id"])] = view
    assert (await ada.submits({"goal": "Meditate", "amount": "5 min"})).errors == {}
    assert "5/20 min" in words(await slack.sent(ada.dm))
    await apps.settled()
    assert slack.unheard(ada.dm) == []
