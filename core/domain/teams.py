"""Who may do what in a team. Whether somebody is an admin is the platform's word, None where it gives none."""

from enum import StrEnum

LONGEST_TITLE = 200


class Role(StrEnum):
    """What somebody is in a team."""

    FOUNDER = "founder"
    MEMBER = "member"


def may_change_goals(role: Role | None, *, is_restricted: bool, is_admin: bool | None) -> bool:
    """Say whether somebody may make a team's goals and change them; logging is everybody's."""
    return not is_restricted or is_in_charge(role, is_admin=is_admin)


def is_in_charge(role: Role | None, *, is_admin: bool | None) -> bool:
    """Say whether somebody may settle who changes a team's goals, and send members away."""
    return is_admin is True or role is Role.FOUNDER
