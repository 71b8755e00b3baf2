"""Teams by chat: founding, joining by a log, one goal fed by many, who corrects what, and leaving."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bots.conversation.incoming import Form, Group
from bots.conversation.replies import Announcement, Created, Said
from bots.delivery.telling import is_one_line
from core.db.database import Database
from core.services.leaving import leave
from core.services.users import actor_named
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

GROUP = Group(tenant="bot-1", address="runners", title="Runners")
Meet = Callable[[str], Talk]


@pytest.fixture
def meet(somebody: Callable[[str], Talk]) -> Meet:
    """Give people who speak in the group."""

    def met(name: str) -> Talk:
        person = somebody(name)
        person.group = GROUP
        return person

    return met


@pytest.fixture
def ann(meet: Meet) -> Talk:
    """Give the founder of a team with one goal."""
    founder = meet("ann")
    founder("/team new pushups 100 a day")
    return founder


def in_private(person: Talk) -> Talk:
    """Let somebody go on in private."""
    person.group = None
    return person


def as_admin(person: Talk, *, is_admin: bool | None = True) -> Talk:
    """Let the platform say whether somebody runs the group."""
    person.group = replace(GROUP, is_admin=is_admin)
    return person


def test_a_group_gets_a_team_with_its_first_goal(meet: Meet) -> None:
    ann = meet("ann")
    assert "no team here yet" in ann("/team")
    assert ann("/team new pushups 100 a day").startswith("New goal of Runners: Pushups, 100 times a day.")
    assert is_one_line(ann.last)
    assert "Pushups: 0/100 today" in ann("/team")


def test_who_logs_in_the_group_takes_part_and_is_told_once(ann: Talk, meet: Meet) -> None:
    bob = meet("bob")
    ann("/log pushups 20")
    first = bob("/log pushups 15")
    assert "Pushups (Runners) +15: 35/100 today" in first
    assert "You take part in Runners from now on" in first
    assert is_one_line(bob.last)
    again = bob("/log pushups 5")
    assert "40/100" in again
    assert "from now on" not in again


def test_in_private_a_member_logs_on_the_teams_goal_as_well(ann: Talk) -> None:
    assert "Pushups (Runners) +20: 20/100 today" in in_private(ann)("/log pushups 20")


def test_ones_own_goal_comes_first_in_private_and_the_teams_in_the_group(ann: Talk) -> None:
    in_private(ann)("new pushups 10 a day")
    assert "Pushups +5: 5/10 today" in ann("pushups 5")
    ann.group = GROUP
    assert "Pushups (Runners) +5: 5/100 today" in ann("/log pushups 5")


def test_of_a_name_that_fits_several_the_group_means_its_own(ann: Talk) -> None:
    in_private(ann)("new push the pram 10 a day")
    ann.group = GROUP
    assert "Pushups (Runners) +5" in ann("/log push 5")


def test_who_is_not_in_the_group_does_not_see_its_goals(ann: Talk, somebody: Callable[[str], Talk]) -> None:
    cem = somebody("cem")
    ann("/log pushups 20")
    assert "Pushups" not in cem("list")
    assert "no goal" in cem("/show pushups").lower()
    assert "You take part in no team" in cem("team")


@pytest.mark.usefixtures("ann")
def test_another_group_or_tenant_has_a_team_of_its_own(meet: Meet) -> None:
    cem = meet("cem")
    for group in (replace(GROUP, address="others"), replace(GROUP, tenant="bot-2")):
        cem.group = group
        assert "no team here yet" in cem("/team")
        assert "Runners" not in cem("/log pushups 20")


@pytest.mark.usefixtures("ann")
def test_in_the_group_who_does_not_take_part_sees_how_to(meet: Meet) -> None:
    bob = meet("bob")
    assert bob("/team") == "Runners: 1 takes part. `team join` lets you in."
    assert "You do not take part in Runners" in bob("/chart pushups")
    assert "You take part in Runners now" in bob("/team join")
    assert isinstance(bob.last.parts[0], Announcement)
    assert "already" in bob("/team join")
    assert "Pushups" in bob("/show pushups")


def test_undo_takes_back_what_one_logged_oneself(ann: Talk, meet: Meet) -> None:
    bob = meet("bob")
    bob("/log pushups 15")
    ann("/log pushups 20")
    assert "Undone: Pushups (Runners) +15. Now 20/100 today" in bob("/undo")
    assert bob("/undo") == "There is nothing to undo."
    assert "Undone: Pushups (Runners) +20" in ann("/undo pushups")


def test_the_last_entry_may_be_ones_own_or_the_teams(ann: Talk) -> None:
    in_private(ann)("new read 10 pages a day")
    ann("/log pushups 20", "read 5")
    assert "Undone: Read" in ann("undo")
    assert "Undone: Pushups (Runners)" in ann("undo")


def test_a_button_takes_back_ones_own_entry_alone(ann: Talk, meet: Meet) -> None:
    ann("/log pushups 20")
    token = ann.undo_token()
    bob = meet("bob")
    bob("/log pushups 5")
    assert "cannot find" in bob.tap(token)
    assert "Undone" in ann.tap(token)


def test_oops_corrects_ones_own_entry(ann: Talk, meet: Meet) -> None:
    bob = meet("bob")
    bob("/log pushups 15")
    ann("/log pushups 20")
    assert "15 times → 50 times" in bob("/oops 50")
    assert "70/100" in ann("/show pushups")


def test_oops_is_about_the_teams_goal_though_ones_own_has_its_name(ann: Talk) -> None:
    ann("/log pushups 20")
    in_private(ann)("new pushups 10 min a day")
    assert "Changed: Pushups (Runners) 20 times → 30 times" in ann("oops 30")


def test_a_set_total_is_ones_own_share(ann: Talk, meet: Meet) -> None:
    bob = meet("bob")
    bob("/log pushups 15")
    assert "35/100" in ann("/log pushups =20")
    assert "already" in ann("/log pushups =20")
    assert "15/100" in ann("/log pushups -20")


def test_a_message_that_is_edited_changes_its_own_entry(ann: Talk, meet: Meet) -> None:
    bob = meet("bob")
    ann("/log pushups 20")
    bob.write("/log pushups 15", "m1")
    assert "15 times → 18 times" in bob.write("/log pushups 18", "m1", form=Form.EDIT)
    assert "Now 20/100" in bob.write("", "m1", form=Form.DELETION)


def test_done_logs_what_the_team_still_lacks(ann: Talk, meet: Meet) -> None:
    ann("/log pushups 60")
    assert "100/100" in meet("bob")("/done pushups")


def test_a_question_of_the_group_answered_in_private_is_about_the_groups_goal(ann: Talk) -> None:
    in_private(ann)("new pushups 10 a day")
    ann("new read 10 pages a day")
    ann.group = GROUP
    ann("/log pushups 5 kg")
    assert "Pushups (Runners) +7" in in_private(ann)("7")


def test_leaving_ends_it_and_what_was_logged_stays(ann: Talk, meet: Meet) -> None:
    bob = meet("bob")
    bob("/log pushups 15")
    assert "You no longer take part in Runners" in bob("/team leave")
    assert "You have no goal Pushups" in in_private(bob)("/log pushups 20")
    assert bob("undo") == "There is nothing to undo."
    assert "15/100" in ann("/show pushups")


@pytest.mark.usefixtures("ann")
def test_who_left_may_come_back_by_a_log(meet: Meet) -> None:
    bob = meet("bob")
    bob("/log pushups 15", "/team leave")
    assert "from now on" in bob("/log pushups 5")
    assert "Undone: Pushups (Runners) +5. Now 15/100" in bob("/undo")
    assert "+15. Now 0/100" in bob("/undo")


def test_who_deletes_everything_leaves_the_total(ann: Talk, meet: Meet, database: Database) -> None:
    bob = meet("bob")
    bob("/log pushups 15")
    database.write_now(lambda session: leave(session, actor_named(session, "bob", now=bob.clock())))
    assert "15/100" in ann("/show pushups")
    assert "bob" not in ann("/team members")


def test_a_card_names_who_logged_what(ann: Talk, meet: Meet) -> None:
    meet("bob")("/log pushups 15")
    assert "15 times (bob)" in ann("/show pushups")


def test_the_teams_goals_are_not_among_ones_own(ann: Talk) -> None:
    in_private(ann)("new read 10 pages a day")
    assert "Pushups" not in ann("list")
    ann("pause all")
    ann.group = GROUP
    assert "Pushups (Runners) +5" in ann("/log pushups 5")


def test_a_timer_runs_for_a_teams_goal(meet: Meet, clock: SettableClock) -> None:
    ann = meet("ann")
    ann("/team new read 60 min a day", "/start read")
    clock.move(minutes=12)
    assert "Read (Runners) +12 min" in ann("/stop")


def test_a_timer_of_a_team_one_left_is_none(meet: Meet, clock: SettableClock) -> None:
    ann = meet("ann")
    ann("/team new read 60 min a day", "/start read", "/team leave")
    clock.move(minutes=12)
    in_private(ann)
    assert "read" not in ann("today").lower()
    assert "No timer" in ann("stop")


def test_goals_may_be_left_to_admins(ann: Talk, meet: Meet) -> None:
    bob = meet("bob")
    bob("/team join")
    assert "for the admins" in bob("/team admins only")
    assert "only admins" in ann("/team admins only")
    assert "only admins" in bob("/team new situps 50 a day")
    assert "only admins" in bob("/archive pushups")
    assert "Pushups (Runners) +5" in bob("/log pushups 5")
    assert "New goal of Runners" in as_admin(bob)("/team new situps 50 a day")
    assert "everybody" in bob("/team everyone")
    assert "New goal of Runners" in as_admin(bob, is_admin=False)("/team new burpees 20 a day")


def test_somebody_is_sent_away_by_who_is_in_charge(ann: Talk, meet: Meet) -> None:
    bob = meet("bob")
    bob("/team join")
    assert "for the admins" in bob("/team remove ann")
    assert "cannot tell" in ann("/team remove cem")
    assert "bob no longer takes part" in ann("/team remove Bob")
    assert ann("/team members") == "Who takes part in Runners:\nann, who founded it"


def test_titles_and_room_are_the_teams_own(ann: Talk) -> None:
    assert "already have an active goal called Pushups" in ann("/team new pushups 50 a day")
    assert isinstance(in_private(ann)("new pushups 10 a day") and ann.last.parts[0], Created)


@pytest.mark.usefixtures("ann")
def test_somebodys_today_is_the_teams_today_wherever_they_live(meet: Meet) -> None:
    bob = meet("bob")
    in_private(bob)("timezone Pacific/Kiritimati")
    bob.group = GROUP
    bob("/log pushups 15")
    said = bob.last.parts[0]
    assert isinstance(said, Said)
    assert said.on == said.standing.today
    assert "Undone" in bob("/undo")


def test_of_several_teams_one_has_to_be_named(ann: Talk) -> None:
    ann.group = replace(GROUP, address="readers", title="Readers")
    ann("/team new read 60 min a day")
    in_private(ann)
    assert "Say which one" in ann("team leave")
    assert "no longer take part in Readers" in ann("team leave readers")
    assert "no longer take part in Runners" in ann("team leave")


@pytest.mark.parametrize("said", ["team new", "team new nonsense", "team dance", "team join"])
def test_what_is_no_use_says_what_is(ann: Talk, said: str) -> None:
    assert "`" in in_private(ann)(f"/{said}")


def test_a_group_is_reminded_of_its_goal_by_who_may_change_it(ann: Talk, meet: Meet) -> None:
    said = ann("/remind pushups 18:00")
    assert said.startswith("⏰ Pushups: 18:00 every day (next: ")
    assert said.endswith("All here are reminded, unless it is done by then.")
    assert is_one_line(ann.last)
    bob = meet("bob")
    assert "do not take part" in bob("/remind pushups 19:00")
    bob("/log pushups 15")
    assert "Pushups: 18:00 every day" in bob("/reminders")
    ann("/team admins only")
    for text in ("/remind pushups 19:00", "/remind pushups off", "/mute pushups", "/snooze pushups 20m"):
        assert "only admins" in bob(text)
    assert ann("/mute pushups") == "No more about Pushups today."
    assert ann("/remind pushups off") == "1 reminder of Pushups is off."
    assert is_one_line(ann.last)


def test_in_private_a_reminder_of_a_teams_goal_is_ones_own(ann: Talk, meet: Meet) -> None:
    ann("/team admins only")
    bob = meet("bob")
    bob("/log pushups 15")
    assert "Pushups: 20:00 every day" in in_private(bob)("remind pushups 20:00")
    assert "Pushups: 20:00 every day" in bob("reminders")
    assert "You have no reminders" in ann("/reminders")
    bob("team leave")
    assert "You have no reminders" in bob("reminders")


def test_the_recap_of_a_teams_week_is_turned_off_and_on(ann: Talk, meet: Meet) -> None:
    assert ann("/team recap").startswith("Each week that Runners logged in is told in its group")
    assert ann("/team recap off") == "The weeks of Runners are not told. `team recap on` changes that."
    assert ann("/team recap").startswith("The weeks of Runners are not told.")
    assert is_one_line(ann.last)
    assert in_private(ann)("team recap on").startswith("Each week that Runners logged in")
    assert "do not take part" in meet("bob")("/team recap off")


@pytest.mark.parametrize("goal", ["pushups 100 a day", "gym 3x/week", "streak no sugar 30 days", "no coffee"])
def test_a_new_goal_of_the_group_says_by_which_command_it_is_logged(meet: Meet, goal: str) -> None:
    ann = meet("ann")
    step = ann(f"/team new {goal}").rpartition("Log it with ")[2].strip("`.")
    assert step.startswith(("/log ", "/done "))
    assert "(Runners)" in ann(step)
