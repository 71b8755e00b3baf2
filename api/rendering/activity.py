"""An activity as JSON."""

import orjson

from api.rendering.values import instant, number_of, present
from core.db.records import ActivityRecord


def rendered_activity(activity: ActivityRecord) -> bytes:
    """Return an activity with its value as it was sent."""
    document = present(
        activityId=activity.activity_id,
        goalId=activity.goal_id,
        userId=activity.user_id,
        value=number_of(activity.value),
        unit=activity.unit,
        activityType=activity.activity_type.value,
        activityDate=activity.activity_on.isoformat(),
        loggedAt=instant(activity.logged_at),
        timezone=activity.timezone,
        location=activity.location,
        context=activity.context,
        note=activity.note,
        attachments=activity.attachments,
        source=activity.source.value,
        deviceInfo=activity.device_info,
    )
    return orjson.dumps(document)
