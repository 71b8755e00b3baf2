"""A team in a channel: a goal that all who take part feed, each log one line for everybody."""

from tests.integration.slack.serving import Apps
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import words
from tests.platforms.slack.slack import Slack


async def test_a_channel_has_a_goal_that_several_people_feed(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    runners = ada.makes_channel("runners", is_old=True)
    bob = slack.team("acme").person("bob")
    bob.joins(runners)
    ada.says("@goalpost team new pushups 100 a day", to=runners)
    assert "New goal of runners: Pushups, 100 times a day." in words(await slack.sent(runners))
    await slack.shown(ada, runners)
    await bob.runs("/log pushups 20", to=runners)
    line = await slack.sent(runners)
    assert str(line["text"]).startswith(f"<@{bob.user.id}>")
    assert "20/100" in words(line)
    await slack.shown(bob, runners)
    ada.says("@goalpost pushups 30", to=runners)
    assert "50/100" in words(await slack.sent(runners))
    await bob.runs("/top", to=runners)
    board = words(await slack.sent(runners))
    assert "Ada" in board
    assert "Bob" in board


async def test_who_takes_part_in_no_team_meets_none_elsewhere(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    runners, readers = ada.makes_channel("runners", is_old=True), ada.makes_channel("readers", is_old=True)
    await ada.runs("/team new pushups 100 a day", to=runners)
    await slack.sent(runners)
    cat = slack.team("acme").person("cat")
    cat.joins(readers)
    await cat.runs("/team", to=readers)
    assert "no team here yet" in words(await slack.shown(cat, readers))


async def test_who_leaves_the_channel_leaves_its_team_and_comes_back_by_a_log(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await apps.start()
    runners, bob = ada.makes_channel("runners", is_old=True), slack.team("acme").person("bob")
    bob.joins(runners)
    await ada.runs("/team new pushups 100 a day", to=runners)
    await slack.sent(runners)
    await slack.shown(ada, runners)
    for is_back in (False, True):
        if is_back:
            bob.joins(runners)
        await bob.runs("/log pushups 20", to=runners)
        await slack.sent(runners)
        await ada.runs("/team members", to=runners)
        assert "Bob" in words(await slack.shown(ada, runners))
        bob.leaves(runners)
        await apps.settled()
        await ada.runs("/team members", to=runners)
        assert "Bob" not in words(await slack.shown(ada, runners))
    await ada.runs("/show pushups", to=runners)
    assert words(await slack.shown(ada, runners)).count("(Bob") == 2
