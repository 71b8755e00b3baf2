"""A database that stalls while people tap in Home tabs and send forms: answered in time, and seen through."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest

from tests.integration.slack.serving import Apps
from tests.integration.slack.test_stalled import IN_TIME_SECONDS, LONG, stalled
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import elements, words
from tests.platforms.slack.slack import Slack

MOMENT = "One moment, please."
FAILED = "That did not work; nothing was changed. Try again."


async def settled_in(slack: Slack, apps: Apps, *names: str) -> tuple[Person, ...]:
    """Let people have a goal each, and a Home tab."""
    people = tuple(slack.team("acme").person(name) for name in names)
    for person in people:
        person.says("new meditate 20 min daily")
    for person in people:
        await slack.sent(person.dm)
        await slack.sent(person.dm)
        person.opens_home()
    for person in people:
        await slack.home_of(person)
    await apps.settled()
    return people


def at_home(person: Person, text: str) -> bool:
    """Say whether a text stands in somebody's Home tab."""
    return text in words(person.home or {})


def in_form(person: Person, text: str) -> bool:
    """Say whether a text stands in the modal that somebody has before them."""
    return text in words(person.modal or {})


async def until(slack: Slack, is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    assert await slack.world.bell.until(is_so, seconds=30), what


@pytest.mark.parametrize("seconds", [3.2, LONG])
async def test_taps_and_forms_are_answered_in_time_and_seen_through(
    slack: Slack, apps: Apps, *, seconds: float
) -> None:
    await apps.start()
    names = ("tapper", "filler", "mistaken", "chooser", "opener", "caller", "reader")
    people = await settled_in(slack, apps, *names)
    tapper, filler, mistaken, chooser, opener, caller, reader = people
    for person in (filler, mistaken):
        await person.takes_shortcut("log_progress")
        await slack.modal_of(person)
    await chooser.runs("/goal")
    form = await slack.modal_of(chooser)
    async with stalled(apps.database, seconds):
        acks = asyncio.gather(
            tapper.clicks(await slack.home_of(tapper), "+10m"),
            chooser.chooses(form, "kind", "days in a row"),
            opener.clicks(await slack.home_of(opener), "New goal"),
            caller.takes_shortcut("log_progress"),
            reader.runs("/goal"),
        )
        sent = await asyncio.gather(
            filler.submits({"goal": "Meditate", "amount": "5 min"}),
            mistaken.submits({"goal": "Meditate", "amount": "5 kg", "note": "by the river"}),
        )
        for ack in (*await acks, *(each.ack for each in sent)):
            assert (ack.is_good, ack.seconds < IN_TIME_SECONDS) == (True, True)
        assert [words(each.modal or {}) for each in (filler, mistaken)] == [MOMENT] * 2
        assert (at_home(tapper, MOMENT), at_home(opener, FAILED)) == (True, True)
        assert words(await slack.sent(caller.dm)) == FAILED
        await until(slack, partial(at_home, tapper, "Meditate +10 min: 10/20 min today"), "what came of the tap")
        await until(slack, partial(in_form, filler, "Meditate +5 min"), "what came of the form")
        await until(slack, partial(in_form, mistaken, "Meditate counts in min"), "the form again")
        await until(slack, lambda: not in_form(chooser, "How often"), "the form of another kind")
    assert not at_home(tapper, MOMENT)
    assert "5/20 min" in words(await slack.sent(filler.dm))
    assert "What is the goal?" in words(await slack.sent(reader.dm))
    kept = {str(each["action_id"]): each.get("initial_value") for each in elements(await slack.modal_of(mistaken))}
    assert (kept["amount"], kept["note"]) == ("5 kg", "by the river")
    assert (await mistaken.submits({"goal": "Meditate", "amount": "5 min"})).errors == {}
    assert "5/20 min" in words(await slack.sent(mistaken.dm))
