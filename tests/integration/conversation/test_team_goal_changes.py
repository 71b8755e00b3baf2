"""What becomes of a team's goal is for the group to read."""

from bots.delivery.telling import is_one_line
from tests.integration.conversation.conftest import Talk
from tests.integration.conversation.test_teams import GROUP


def test_what_becomes_of_its_goal_the_group_reads_in_a_line(talk: Talk) -> None:
    talk.group = GROUP
    talk("/team new pushups 100 a day")
    for said, told in (
        ("/pause pushups", "Pushups is paused."),
        ("/resume pushups", "Pushups goes on."),
        ("/rename pushups to squats", "Pushups is now called Squats."),
        ("/archive squats", "Squats is archived."),
    ):
        assert talk(said).startswith(told)
        assert is_one_line(talk.last)
    for said in ("/team", "/top"):
        assert "Archived or completed: Squats. `restore GOAL` takes one up again." in talk(said)
    assert talk("/restore squats").startswith("Squats is active again.")
    talk.group = None
    assert talk("/archive squats")
    assert not is_one_line(talk.last)
