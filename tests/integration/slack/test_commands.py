"""Every button of a question is acknowledged and answered in its place."""

from typing import cast

from tests.integration.slack.serving import Apps
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import labels, words
from tests.platforms.slack.slack import Slack

QUESTIONS = ("flute 10m", "start", "templates health", "weight 5 apples")
ANSWER_SECONDS = 30.0


async def newcomer(slack: Slack, name: str) -> Person:
    """Let somebody new have two goals; everybody has a chat of their own, so that nobody waits for another's pace."""
    person = slack.team("acme").person(name)
    person.says("new meditate 20 min daily\nnew weight 75 kg -> 70 kg by june")
    await slack.sent(person.dm, within=ANSWER_SECONDS)
    await slack.sent(person.dm, within=ANSWER_SECONDS)
    return person


async def test_every_button_of_a_question_is_answered_in_its_place(slack: Slack, apps: Apps) -> None:
    await apps.start()
    told: list[tuple[str, str]] = []
    for at, question in enumerate(QUESTIONS):
        first = await newcomer(slack, f"asker{at}")
        first.says(question)
        for number, label in enumerate(labels(await slack.sent(first.dm))):
            person = await newcomer(slack, f"asker{at}x{number}")
            person.says(question)
            asked = await slack.sent(person.dm)
            ack = await person.clicks(asked, label)
            answer = await slack.sent(person.dm)
            assert ack.is_good
            assert answer["ts"] == asked["ts"]
            told.append((label, words(answer)))
    assert len(told) > 3
    assert [label for label, text in told if not text or "did not work" in text] == []


async def test_a_button_of_a_question_that_is_over_is_answered(slack: Slack, apps: Apps) -> None:
    await apps.start()
    person = await newcomer(slack, "late")
    person.says("flute 10m")
    asked = await slack.sent(person.dm)
    label = labels(asked)[0]
    await person.clicks(asked, label)
    await slack.sent(person.dm)
    await person.clicks(asked, label)
    assert cast("str", (await slack.sent(person.dm))["text"])
