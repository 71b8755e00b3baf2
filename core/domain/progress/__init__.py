"""Progress: what a goal's rules and history amount to on a day. Pure; every number as the progress page defines it."""

from core.domain.progress.checkpoints import checkpoint_at
from core.domain.progress.evaluation import is_reached, progress_of
from core.domain.progress.history import Checkpoint, History, Lifetime, history_of
from core.domain.progress.report import PeriodReport, Progress, ProgressDetails
from core.domain.progress.target import aggregation_of, is_measured
from core.domain.progress.windows import Window, needed_from
from core.domain.statistics import GoalStatistics
from core.domain.streaks import Outcome
from core.domain.trend import Trend

__all__ = [
    "Checkpoint",
    "GoalStatistics",
    "History",
    "Lifetime",
    "Outcome",
    "PeriodReport",
    "Progress",
    "ProgressDetails",
    "Trend",
    "Window",
    "aggregation_of",
    "checkpoint_at",
    "history_of",
    "is_measured",
    "is_reached",
    "needed_from",
    "progress_of",
]
