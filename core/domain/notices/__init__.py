"""What is worth telling somebody who did not ask, and whether, when and how often it is told. Pure."""

from core.domain.notices.notice import GRACE, Notice, NoticeKind
from core.domain.notices.policy import Drop, Hold, Reason, Send, Verdict, decide, within_cap
from core.domain.notices.preferences import DEFAULTS, LARGEST_CAP, LONGEST_MUTE, Preferences, QuietHours

__all__ = [
    "DEFAULTS",
    "GRACE",
    "LARGEST_CAP",
    "LONGEST_MUTE",
    "Drop",
    "Hold",
    "Notice",
    "NoticeKind",
    "Preferences",
    "QuietHours",
    "Reason",
    "Send",
    "Verdict",
    "decide",
    "within_cap",
]
