"""Charts of a goal as pictures. Drawing takes longer than any request may hold the loop, so a thread does it."""

import asyncio
from collections.abc import Callable

from sqlmodel import Session

from api.call import Call
from api.conditional import is_known, progress_tag
from api.reply import Reply
from core.charts.pictures import ChartKind, png_of, svg_of
from core.charts.series import Chart
from core.charts.theme import ThemeName
from core.db.records import Actor
from core.services.access import goal_of
from core.services.charts import chart_for

Draw = Callable[[Chart, ThemeName], bytes]


async def get_goal_chart_png(call: Call, goal_id: str) -> Reply:
    """Draw a goal as PNG."""
    return await _drawn(call, goal_id, lambda chart, theme: png_of(chart, theme=theme), media_type="image/png")


async def get_goal_chart_svg(call: Call, goal_id: str) -> Reply:
    """Draw a goal as SVG."""
    return await _drawn(call, goal_id, lambda chart, theme: svg_of(chart, theme=theme), media_type="image/svg+xml")


async def _drawn(call: Call, goal_id: str, draw: Draw, *, media_type: str) -> Reply:
    query = call.query
    theme = query.member("theme", ThemeName, default=ThemeName.LIGHT)
    kind = query.optional_member("kind", ChartKind)
    query.check()

    def use_case(session: Session, actor: Actor) -> tuple[str, Chart]:
        goal = goal_of(session, actor, goal_id)
        chart = chart_for(session, actor, goal, now=call.now, kind=kind)
        name = f"{theme.value}-{kind.value if kind else 'usual'}"
        return progress_tag(goal.version, actor.calendar.today(call.now), window=name), chart

    tag, chart = await call.read(use_case)
    headers = {"etag": tag}
    if is_known(tag, call.header("if-none-match")):
        return Reply(304, None, headers)
    return Reply(200, await asyncio.to_thread(draw, chart, theme), headers, media_type=media_type)
