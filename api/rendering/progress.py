"""Progress as JSON."""

import orjson

from api.rendering.values import (
    optional_day,
    optional_instant,
    optional_rounded,
    present,
    rounded_number,
)
from core.domain.insight_facts import Insights
from core.domain.insight_sentences import pattern_sentence, recommendation_sentence
from core.domain.json import JsonObject
from core.domain.progress import GoalStatistics, Progress, ProgressDetails


def rendered_progress(goal_id: str, progress: Progress, *, insights: Insights) -> bytes:
    """Return a goal's progress over a window, with what it gives away."""
    document = present(
        goalId=goal_id,
        period=progress.window.value,
        progress=details_document(progress.details),
        statistics=_statistics_document(progress.statistics),
        insights=_insights_document(insights) or None,
    )
    return orjson.dumps(document)


def details_document(details: ProgressDetails) -> JsonObject:
    """Return progress details as a document."""
    return present(
        percentComplete=rounded_number(details.percent_complete),
        successRate=rounded_number(details.success_rate),
        trend=details.trend.value,
        lastActivityDate=optional_instant(details.last_activity_at),
        currentPeriodValue=optional_rounded(details.current_period_value),
        totalAccumulated=optional_rounded(details.total_accumulated),
        remainingToGoal=optional_rounded(details.remaining_to_goal),
        currentStreak=details.current_streak,
        longestStreak=details.longest_streak,
        averageValue=optional_rounded(details.average_value),
        daysOverLimit=details.days_over_limit,
        projectedCompletion=optional_day(details.projected_completion_on),
        periodHistory=[
            {
                "period": report.period,
                "achieved": report.is_achieved,
                "value": rounded_number(report.value),
                "state": report.state.value,
            }
            for report in details.period_history
        ],
    )


def _insights_document(insights: Insights) -> JsonObject:
    return present(
        bestTimeOfDay=insights.best_time_of_day,
        bestDayOfWeek=insights.best_day_of_week,
        successPatterns=[pattern_sentence(fact) for fact in insights.success_patterns] or None,
        recommendations=[recommendation_sentence(fact) for fact in insights.recommendations] or None,
    )


def _statistics_document(statistics: GoalStatistics) -> JsonObject:
    return present(
        totalActivities=statistics.total_activities,
        completedActivities=statistics.completed_activities,
        skippedActivities=statistics.skipped_activities,
        averageValue=optional_rounded(statistics.average_value),
        bestValue=optional_rounded(statistics.best_value),
        worstValue=optional_rounded(statistics.worst_value),
        consistency=rounded_number(statistics.consistency),
    )
