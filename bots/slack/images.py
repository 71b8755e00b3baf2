"""Charts as Slack shows them: drawn, given to it as files that stand nowhere, and named in blocks."""

import asyncio

from bots.conversation.wording.charts import chart_words
from bots.slack.installations import Workspace
from bots.slack.render import Chart, Image, alt_text
from bots.slack.web import Web
from core.charts.pictures import png_of


async def image_of(chart: Chart, workspace: Workspace, *, web: Web) -> Image:
    """Draw a chart and hand it over. Raises: SlackApiError, and what the network raises."""
    content = await asyncio.to_thread(png_of, chart, words=chart_words())
    told = alt_text(chart)
    file_id = await web.upload(workspace, content, name="chart.png", alt_text=told)
    await web.complete(workspace, file_id, title="chart.png")
    return Image(file_id, told)
