"""The templates as data, by topic, the most wanted first; an id never changes its meaning."""

from dataclasses import dataclass, replace

from core.domain.amount import MILLION, Amount
from core.domain.calendar import PeriodUnit
from core.domain.goal import Direction, Frequency, Metric, Pattern, Schedule, Target
from core.domain.schedule import default_schedule
from core.domain.templates.template import GoalTemplate, Topic

COUNT, DURATION, DISTANCE, MONEY, WEIGHT = Metric.COUNT, Metric.DURATION, Metric.DISTANCE, Metric.MONEY, Metric.WEIGHT
DAY, WEEK = PeriodUnit.DAY, PeriodUnit.WEEK
UP, DOWN = Direction.INCREASE, Direction.DECREASE


@dataclass(frozen=True, slots=True)
class Plan:
    """The pattern and the target of a template."""

    pattern: Pattern
    target: Target


def _plan(pattern: Pattern, metric: Metric, value: int, unit: str, per: PeriodUnit | None, way: Direction) -> Plan:
    return Plan(pattern, Target(metric, Amount(value * MILLION), unit, way, per))


def _every(per: PeriodUnit, value: int, unit: str, metric: Metric = COUNT) -> Plan:
    return _plan(Pattern.RECURRING, metric, value, unit, per, UP)


def _at_most(per: PeriodUnit, value: int, unit: str, metric: Metric = COUNT) -> Plan:
    return _plan(Pattern.LIMIT, metric, value, unit, per, DOWN)


def _in_a_row(days: int) -> Plan:
    return _plan(Pattern.STREAK, COUNT, days, "days", DAY, UP)


def _in_all(value: int, unit: str, metric: Metric = COUNT) -> Plan:
    return _plan(Pattern.MILESTONE, metric, value, unit, None, UP)


def _down_to(value: int, unit: str, metric: Metric) -> Plan:
    return _plan(Pattern.TARGET, metric, value, unit, None, DOWN)


def _schedule(plan: Plan) -> Schedule:
    """Return the pattern's usual schedule, by the week where the goal is."""
    usual = default_schedule(plan.pattern)
    is_weekly = plan.target.period is WEEK and usual.frequency is not None
    return replace(usual, frequency=Frequency.WEEKLY) if is_weekly else usual


def _template(topic: Topic, name: str, plan: Plan, description: str, words: str = "") -> GoalTemplate:
    """Return a template whose id is its name in small letters with hyphens."""
    return GoalTemplate(
        id=name.casefold().replace(" ", "-"),
        title=name,
        topic=topic,
        pattern=plan.pattern,
        target=plan.target,
        schedule=_schedule(plan),
        description=description,
        words=tuple(words.split()),
        is_example=plan.pattern is Pattern.TARGET or plan.target.metric is MONEY,
    )


_ROWS = {
    Topic.HEALTH: (
        ("Water", _every(DAY, 8, "glasses"), "Eight glasses a day.", "drink drinking hydrate"),
        ("Sleep", _every(DAY, 7, "h", DURATION), "Seven hours a night.", "bed rest"),
        ("Fruit and veg", _every(DAY, 5, "portions"), "Five portions a day.", "fruit fruits vegetables veg greens eat"),
        ("Coffee", _at_most(DAY, 2, "cups"), "At most two cups a day.", "caffeine"),
        ("Alcohol", _at_most(WEEK, 5, "drinks"), "At most five drinks a week.", "drinks beer wine"),
        ("No sugar", _in_a_row(30), "Thirty days without sweets.", "sugar sweets"),
        ("Weight", _down_to(70, "kg", WEIGHT), "A weight to arrive at; put in your own.", "lose diet slim kilos"),
    ),
    Topic.FITNESS: (
        ("Steps", _every(DAY, 8000, "steps"), "Eight thousand steps a day.", "pedometer"),
        ("Walk", _every(DAY, 30, "min", DURATION), "Half an hour on foot every day.", "walking move moving"),
        ("Run", _every(WEEK, 15, "km", DISTANCE), "Fifteen kilometres a week.", "running jog jogging"),
        ("Gym", _every(WEEK, 3, "times"), "Three times a week.", "exercise workout train training fit fitness sport"),
        ("Stretch", _every(DAY, 10, "min", DURATION), "Ten minutes a day.", "stretching yoga mobility"),
        ("Push-ups", _every(DAY, 20, "push-ups"), "Twenty a day.", "pushups strength strong"),
    ),
    Topic.MIND: (
        ("Meditate", _every(DAY, 10, "min", DURATION), "Ten minutes a day.", "meditation mindfulness calm"),
        ("Read", _every(DAY, 20, "min", DURATION), "Twenty minutes a day.", "reading"),
        ("Books", _in_all(12, "books"), "Twelve books in all, as many as there are months.", "book"),
        ("Language", _every(DAY, 15, "min", DURATION), "A quarter of an hour a day.", "learn spanish french duolingo"),
        ("Journal", _in_a_row(30), "A few lines on thirty days in a row.", "write writing diary"),
        ("Social media", _at_most(DAY, 30, "min", DURATION), "At most half an hour a day.", "phone screen scrolling"),
    ),
    Topic.LIFE: (
        ("Save", _in_all(1000, "EUR", MONEY), "A sum to put aside; put in your own.", "money saving savings"),
        ("Eating out", _at_most(WEEK, 2, "times"), "At most twice a week.", "restaurant takeaway"),
        ("Tidy", _every(DAY, 10, "min", DURATION), "Ten minutes a day.", "clean cleaning tidying declutter home"),
        ("Call family", _every(WEEK, 1, "times"), "Once a week.", "family parents mum mom friends"),
    ),
}  # fmt: skip

TEMPLATES = tuple(_template(topic, *row) for topic, rows in _ROWS.items() for row in rows)
_BY_ID = {template.id: template for template in TEMPLATES}


def template_with_id(template_id: str) -> GoalTemplate | None:
    """Return the template of an id, if there is one."""
    return _BY_ID.get(template_id)
