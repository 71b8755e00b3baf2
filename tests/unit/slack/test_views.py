"""Forms and Home tabs are within the limits of Slack, and forms come back as they were filled in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from bots.conversation.fields import FIELDS, Field, Kind
from bots.conversation.forms.offering import Offer
from bots.conversation.overview import Overview
from bots.conversation.replies import Choice, Option, Preview, Problem, Reply, Text, TodayList
from bots.conversation.standing import Standing
from bots.conversation.wording.language import speaking
from bots.slack.forms import Origin, errors_in, filled_of, modal
from bots.slack.home import home
from bots.slack.previews import unfurl
from bots.slack.render import Image
from core.charts.series import Heatmap
from core.domain.calendar import PeriodUnit
from core.domain.goal import Direction, Metric, Pattern, Status
from core.domain.json import JsonObject
from core.domain.progress import Outcome
from core.domain.public_address import PublicAddress
from tests.platforms.slack.blocks import problems_of, view_problems
from tests.platforms.slack.compositions import words
from tests.platforms.slack.inputs import filled

texts = st.text(max_size=80) | st.text(min_size=2900, max_size=3100)
titles = st.text(min_size=1, max_size=200).filter(str.strip)
goals = st.lists(st.builds(Option, titles, st.uuids().map(str)), max_size=50, unique_by=lambda goal: goal.choice)
values = st.fixed_dictionaries(
    {
        Field.TIMEZONE: texts,
        Field.DAY_START: st.sampled_from("0123456"),
        Field.LANGUAGE: st.sampled_from(["en", "de-AT"]),
    }
    | {Field.WEEK_START: st.sampled_from(["monday", "sunday"])},
    optional={Field.NOTE: texts, Field.AMOUNT: texts, Field.KIND: st.sampled_from(["limit", "streak", "measure"])},
)
offers = st.builds(lambda goals, values: Offer(tuple(goals), date(2026, 3, 9), dict(values)), goals, values)
locales = st.sampled_from(["en", "de"])
A_STANDING = Standing(
    goal_id="019cd277-ea00-7132-b858-d55000000000",
    title="Meditate",
    pattern=Pattern.RECURRING,
    status=Status.ACTIVE,
    metric=Metric.DURATION,
    unit="min",
    period=PeriodUnit.DAY,
    direction=Direction.INCREASE,
    target=Decimal(20),
    target_type=None,
    low=None,
    high=None,
    target_on=None,
    on=date(2026, 3, 9),
    today=date(2026, 3, 9),
    is_current=True,
    total=Decimal(5),
    need=Decimal(20),
    outcome=Outcome.OPEN,
    streak=3,
    longest=9,
    percent=Decimal(25),
    success=Decimal(50),
    accumulated=Decimal(5),
    remaining=Decimal(15),
    reading=Decimal(5),
    projected_on=None,
    days_left=0,
    history=(),
    activities=3,
    weekdays=(),
    resume_on=None,
)
standings = st.builds(
    lambda title, unit, pattern, metric: replace(A_STANDING, title=title, unit=unit, pattern=pattern, metric=metric),
    titles,
    st.text(min_size=1, max_size=30).filter(str.strip) | st.sampled_from(["times", "min", "km"]),
    st.sampled_from(Pattern),
    st.sampled_from([Metric.DURATION, Metric.COUNT, Metric.CUSTOM]),
)
lists = st.lists(standings, max_size=60).map(tuple)
options = st.lists(st.builds(Option, titles, st.text(min_size=1, max_size=60)), max_size=4).map(tuple)
parts = (
    st.builds(Text, texts)
    | st.builds(Problem, texts, texts, options)
    | st.builds(Choice, texts, options)
    | st.builds(TodayList, st.just(date(2026, 3, 9)), lists, lists)
)
replies = st.builds(Reply, st.lists(parts, max_size=2).map(tuple))


@given(kind=st.sampled_from(Kind), offer=offers, locale=locales)
def test_a_form_is_one_that_slack_shows_whatever_it_is_offered_with(kind: Kind, offer: Offer, locale: str) -> None:
    with speaking(locale):
        assert view_problems(modal(kind, offer, origin=Origin("C1", "17.1"))) == []


@settings(max_examples=30)
@given(
    overview=st.builds(Overview, replies, replies), notice=st.none() | replies, locale=locales, has_image=st.booleans()
)
def test_a_home_tab_is_one_that_slack_shows_whatever_stands_in_it(
    *, overview: Overview, notice: Reply | None, locale: str, has_image: bool
) -> None:
    with speaking(locale):
        assert view_problems(home(overview, notice=notice, image=Image("F1", "so far") if has_image else None)) == []


@settings(max_examples=30)
@given(standing=standings, title=titles, locale=locales, has_picture=st.booleans())
def test_a_preview_is_one_that_slack_shows_whatever_stands_in_it(
    *, standing: Standing, title: str, locale: str, has_picture: bool
) -> None:
    chart = Heatmap(title, PeriodUnit.DAY, is_limit=False, today=A_STANDING.today, cells=(), streak=1, longest=2,
                    achieved=3, judged=4)  # fmt: skip
    preview = Preview(standing, link="https://goals.example/g/abcdefgh2345", code="abcdefgh2345", chart=chart)
    with speaking(locale):
        shown = unfurl(preview, public=PublicAddress("https://goals.example") if has_picture else None)
    assert problems_of(shown["blocks"]) == []
    assert list(words(cast("JsonObject", shown["preview"])["title"], 150, "/preview/title")) == []
    assert len(str(shown["fallback"])) <= 500


@given(kind=st.sampled_from(Kind), offer=offers.filter(lambda offer: offer.goals))
def test_a_form_comes_back_as_it_was_offered(kind: Kind, offer: Offer) -> None:
    view = modal(kind, offer, origin=Origin())
    sent = filled_of({**view, "state": filled(view, {})})
    assert sent.kind is kind
    assert set(sent.values) <= set(FIELDS[kind])
    for field in (Field.TIMEZONE, Field.DAY_START, Field.LANGUAGE) if kind is Kind.SETTINGS else ():
        assert sent.values.get(field, "") == offer.values[field][:100]


@given(address=st.text(max_size=20), thread=st.none() | st.text(max_size=20))
def test_where_a_form_was_opened_is_carried_by_it(address: str, thread: str | None) -> None:
    assert Origin.of(Origin(address, thread).text()) == Origin(address, thread)


@given(st.text(max_size=30))
def test_whatever_a_form_carries_is_read(text: str) -> None:
    assert isinstance(Origin.of(text), Origin)


@given(kind=st.sampled_from(Kind), offer=offers, field=st.sampled_from(Field))
def test_an_error_stands_at_a_field_that_the_form_has(kind: Kind, offer: Offer, field: Field) -> None:
    view = modal(kind, offer, origin=Origin())
    [at] = errors_in(view, {field: "no"})
    assert at in cast("JsonObject", filled(view, {})["values"])
