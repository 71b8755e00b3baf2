"""The words that begin a command, and whole sentences that mean one; each to the name of its reading."""

from bots.conversation.grammar.commands import Kind
from bots.conversation.grammar.word_sets import phrase_set, word_map, word_set

_VERBS = """
log: log l
weak_log: add track record
set: set
done: done did
skip: skip skipped skipping
zero: no didnt zero
subtract: subtract deduct minus
mark: mark
undo: undo revert
undo_like: cancel redo
correct: oops edit correct fix change amend actually correction meant
create: new goal create
create_bare: limit streak save target milestone
show: show status how hows
progress: progress stats statistics
chart: chart graph plot heatmap
digest: week month year summary digest weekly monthly report review
remind: remind reminder reminders
reminders: myreminders
unremind: unremind
snooze: snooze
quiet: quiet dnd
mute: mute
unmute: unmute
pause: pause
vacation: vacation holiday holidays away
resume: resume unpause continue
archive: archive delete remove
restore: restore unarchive reopen reactivate
finish: complete finish achieve
rename: rename
alias: alias nickname
timer_start: start
timer_stop: stop
list: list goals ls
today: today todo due
templates: templates template
suggest: suggest suggestion suggestions recommend ideas
share: share
top: top leaderboard ranking rank
team: team teams
link: link
token: token
export: export backup
import: import
timezone: timezone tz
daystart: daystart
locale: locale language
weekstart: weekstart
settings: settings preferences prefs
notices: notices
help: help commands menu
"""

VERBS = word_map(_VERBS)

_SENTENCES = {
    Kind.DIGEST: """how am i doing|am i on track|whats my streak|what is my streak|my streak|my streaks|
    show streaks|hows my week|how is my week|how is it going this week|how did i do|
    how did i do this week|
    hows my progress|how is my progress|my progress|my stats|this week|this month|last week|last month|my week|
    weekly report|
    weekly review|how was my week|how did my week go|how did my month go|
    how have i been doing|how am i doing this week|how am i doing this month|show stats|
    show progress|show week|show my stats|show my progress|show my week|how am i doing today|week summary|
    progress report|
    this year|show month""",
    Kind.TODAY: """whats left|what did i do today|what have i done today|whats left today|what is left|
    what is left today|whats due|whats due today|
    what do i have today|
    what do i have left|what do i have left today|what have i left|
    what is open|whats open|whats next|what should i do today|show today|whats on today|todays goals|goals today|my day|
    what is due today|whats today|what have i got today|what is left to do|whats left to do|to do|
    what do i have to do today""",
    Kind.LIST: """my goals|list goals|list my goals|list all|show goals|show my goals|show all|show all goals|
    show list|
    all goals|list all goals|goal list|goals list|what are my goals|show me my goals|the list""",
    Kind.HELP: """what can you do|what can i do|how does this work|how do i use this|help me|commands list|
    list commands|
    show commands|how do you work|what can i say""",
    Kind.DELETE_ME: """delete me|delete my account|delete my data|delete account|delete everything|forget me|
    erase me|remove me""",
    Kind.TEMPLATES: "show templates|list templates|goal templates",
    Kind.SUGGEST: "suggest a goal|suggest goals|suggest something|what should i track|any suggestions|give me ideas",
    Kind.TIMER_STOP: "stop timer|stop the timer|timer stop",
    Kind.TOP: "top list|show leaderboard|show top|the leaderboard",
    Kind.TEAM: "show team|my team|team progress",
    Kind.SETTINGS: "show settings|my settings",
    Kind.LINK: "link account|link accounts|link my account|link slack|link telegram",
    Kind.TOKEN: "api token|new token|create token|my token|get token|create a token",
    Kind.EXPORT: "export data|export my data|export all|export everything|download my data",
    Kind.IMPORT: "import data|import my data",
}

SENTENCES = {phrase: kind for kind, phrases in _SENTENCES.items() for phrase in phrase_set(phrases)}

# A single first word is a plain command only when these alone follow it.
TAILS = {
    "list": word_set("all goals archived active paused completed my"),
    "today": word_set("progress status goals left"),
    "digest": word_set("stats progress report summary review digest this last week month year"),
    "top": word_set("list week month all team this weekly monthly 3 5 10"),
    "settings": frozenset(),
    "templates": word_set("for health fitness mind life"),
    "token": word_set("new list revoke create"),
    "team": word_set("progress goals status week today members admins only everyone"),
    "suggest": word_set("a goal goals something new me habits for health fitness mind life ideas"),
    "export": word_set("csv json all data everything my goals activities"),
    "import": word_set("csv json data file loop habits habitica beeminder from my"),
    "link": word_set("telegram slack account accounts my off"),
}

# Words whose misspelling is offered as a command.
CORRECTABLE = tuple(word for word in VERBS if len(word) > 2)
