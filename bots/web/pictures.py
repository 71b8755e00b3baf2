"""Pictures of shared goals: each drawn once for all who look, in a thread, one at a time."""

import asyncio
from collections import OrderedDict
from enum import StrEnum

from bots.conversation.wording.charts import chart_version, chart_words
from core.charts.pictures import png_of, svg_of
from core.charts.series import Chart
from core.charts.theme import ThemeName

MOST_KEPT = 64


class Form(StrEnum):
    """The kinds of file."""

    PNG = "png"
    SVG = "svg"


_DRAW = {Form.PNG: png_of, Form.SVG: svg_of}
Key = tuple[str, Form, ThemeName]


class Pictures:
    """Those that were asked for last, in this process's memory."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._turn = asyncio.Lock()

    async def drawn(self, chart: Chart, form: Form, *, theme: ThemeName) -> bytes:
        """Return a picture in the language that is spoken."""
        key = chart_version(chart), form, theme
        async with self._turn:
            content = self._kept.get(key)
            if content is None:
                content = await asyncio.to_thread(_DRAW[form], chart, theme=theme, words=chart_words())
            self._kept[key] = content
            self._kept.move_to_end(key)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return content
