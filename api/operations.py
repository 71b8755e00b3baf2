"""Every operation of the contract and the function that answers it.

The most asked stand first, since routes are tried in order.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from api.reply import Reply
from api.routes import activities, charts, goals, notices, profile, progress, reminders, service, statuses, templates

Endpoint = Callable[..., Awaitable[Reply]]  # type: ignore[explicit-any]  # path parameters come by name


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; a public one needs no token."""

    method: str
    path: str
    operation_id: str
    endpoint: Endpoint
    is_public: bool = False


_GOAL = "/v1/goals/{goal_id}"
_ACTIVITIES = f"{_GOAL}/activities"
_ACTIVITY = f"{_ACTIVITIES}/{{activity_id}}"
_REMINDERS = f"{_GOAL}/reminders"
_REMINDER = f"{_REMINDERS}/{{reminder_id}}"

OPERATIONS = (
    Operation("POST", _ACTIVITIES, "logGoalActivity", activities.log_goal_activity),
    Operation("GET", f"{_GOAL}/progress", "getGoalProgress", progress.get_goal_progress),
    Operation("GET", "/v1/goals", "listGoals", goals.list_goals),
    Operation("GET", _GOAL, "getGoal", goals.get_goal),
    Operation("GET", _ACTIVITIES, "listGoalActivities", activities.list_goal_activities),
    Operation("POST", "/v1/goals", "createGoal", goals.create_goal),
    Operation("PUT", _GOAL, "updateGoal", goals.update_goal),
    Operation("DELETE", _GOAL, "archiveGoal", goals.archive_goal),
    Operation("GET", _ACTIVITY, "getGoalActivity", activities.get_goal_activity),
    Operation("PUT", _ACTIVITY, "updateGoalActivity", activities.update_goal_activity),
    Operation("DELETE", _ACTIVITY, "deleteGoalActivity", activities.delete_goal_activity),
    Operation("GET", _REMINDERS, "listReminders", reminders.list_reminders),
    Operation("POST", _REMINDERS, "addReminder", reminders.add_reminder),
    Operation("GET", _REMINDER, "getReminder", reminders.get_reminder),
    Operation("PUT", _REMINDER, "updateReminder", reminders.update_reminder),
    Operation("DELETE", _REMINDER, "deleteReminder", reminders.delete_reminder),
    Operation("GET", f"{_GOAL}/chart.png", "getGoalChartPng", charts.get_goal_chart_png),
    Operation("GET", f"{_GOAL}/chart.svg", "getGoalChartSvg", charts.get_goal_chart_svg),
    Operation("GET", "/v1/templates", "listTemplates", templates.list_templates),
    Operation("POST", "/v1/goals/from-template", "createGoalFromTemplate", templates.create_goal_from_template),
    Operation("POST", f"{_GOAL}/restore", "restoreGoal", statuses.restore_goal),
    Operation("POST", f"{_GOAL}/complete", "completeGoal", statuses.complete_goal),
    Operation("POST", f"{_GOAL}/pause", "pauseGoal", statuses.pause_goal),
    Operation("POST", f"{_GOAL}/resume", "resumeGoal", statuses.resume_goal),
    Operation("GET", "/v1/users/profile", "getUserProfile", profile.get_user_profile),
    Operation("PUT", "/v1/users/profile", "updateUserProfile", profile.update_user_profile),
    Operation("GET", "/v1/users/notices", "getNoticePreferences", notices.get_notice_preferences),
    Operation("PUT", "/v1/users/notices", "updateNoticePreferences", notices.update_notice_preferences),
    Operation("GET", "/v1/config/features", "getFeatures", service.get_features, is_public=True),
    Operation("GET", "/v1/openapi.yaml", "getContract", service.get_contract, is_public=True),
    Operation("GET", "/docs", "getDocs", service.get_docs, is_public=True),
    Operation("GET", "/healthz", "getHealth", service.get_health, is_public=True),
    Operation("GET", "/readyz", "getReadiness", service.get_readiness, is_public=True),
    Operation("GET", "/metrics", "getMetrics", service.get_metrics, is_public=True),
)
