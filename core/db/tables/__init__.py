"""The tables. Each that belongs to a user carries `user_id`, first in its indexes."""

from core.db.tables.activity import ActivityRow
from core.db.tables.answer import AnswerRow
from core.db.tables.chat import ButtonTextRow, ChatEntryRow, ChatQuestionRow, GoalAliasRow
from core.db.tables.chat_account import ChatAccountRow
from core.db.tables.goal import GoalRow
from core.db.tables.goal_day import GoalDayRow
from core.db.tables.heartbeat import HeartbeatRow
from core.db.tables.home import HomeTabRow, ShownFileRow
from core.db.tables.inbox import InboxRow
from core.db.tables.installation import InstallationRow, InstallStateRow
from core.db.tables.invitation import InvitationRow
from core.db.tables.notice import NoticePreferenceRow, NoticeRow, NoticeTallyRow
from core.db.tables.occasion import DayFigureRow, OccasionRow, PeriodMissRow
from core.db.tables.outbox import OutboxRow
from core.db.tables.reminder import ReminderRow
from core.db.tables.team import TeamMemberRow, TeamRow
from core.db.tables.timer import TimerRow
from core.db.tables.token import TokenRow
from core.db.tables.uploaded_picture import UploadedPictureRow
from core.db.tables.user import UserRow

__all__ = [
    "ActivityRow",
    "AnswerRow",
    "ButtonTextRow",
    "ChatAccountRow",
    "ChatEntryRow",
    "ChatQuestionRow",
    "DayFigureRow",
    "GoalAliasRow",
    "GoalDayRow",
    "GoalRow",
    "HeartbeatRow",
    "HomeTabRow",
    "InboxRow",
    "InstallStateRow",
    "InstallationRow",
    "InvitationRow",
    "NoticePreferenceRow",
    "NoticeRow",
    "NoticeTallyRow",
    "OccasionRow",
    "OutboxRow",
    "PeriodMissRow",
    "ReminderRow",
    "ShownFileRow",
    "TeamMemberRow",
    "TeamRow",
    "TimerRow",
    "TokenRow",
    "UploadedPictureRow",
    "UserRow",
]
