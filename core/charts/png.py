"""Drawings as PNG by Pillow, twice as large as they are laid out so that phones show them sharp."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import as_file, files
from io import BytesIO
from itertools import pairwise
from math import dist
from typing import assert_never

from PIL import Image, ImageDraw, ImageFont

from core.charts.drawing import SCALE, Anchor, Area, Box, Disc, Drawing, Label, Line, Shape

_FINER = 2
"""Slanted lines have smooth edges since all is drawn so much larger, then made smaller."""
_DASH, _GAP = 10, 8
_ANCHORS: dict[Anchor, str] = {"start": "ls", "middle": "ms", "end": "rs"}
_REGULAR, _BOLD = 450, 650
_COLOURS = 128


def png(drawing: Drawing) -> bytes:
    """Return a drawing as a PNG file."""
    factor = SCALE * _FINER
    image = Image.new("RGB", (drawing.width * factor, drawing.height * factor), drawing.background)
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        if not isinstance(shape, Label):
            _draw(pen, shape, factor=factor)
    image = image.reduce(_FINER)
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        if isinstance(shape, Label):
            _write(pen, shape)
    file = BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True
    )
    return file.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, *, factor: int) -> None:
    match shape:
        case Box():
            corners = _corners(shape, factor)
            pen.rounded_rectangle(
                corners, shape.radius * factor, fill=shape.fill, outline=shape.outline, width=2 * factor
            )
        case Line():
            _draw_line(pen, shape, factor=factor)
        case Area():
            pen.polygon([(x * factor, y * factor) for x, y in shape.points], fill=shape.fill)
        case Disc():
            _draw_disc(pen, shape.x, shape.y, radius=shape.radius, fill=shape.fill, factor=factor)
        case Label():
            pass
        case _:
            assert_never(shape)


def _corners(box: Box, factor: int) -> tuple[float, float, float, float]:
    """Return the first and the last dots of a box, which has one at least: Pillow draws no box that ends before."""
    left, top = box.x * factor, box.y * factor
    return left, top, max(left, left + box.width * factor - 1), max(top, top + box.height * factor - 1)


def _draw_line(pen: ImageDraw.ImageDraw, line: Line, *, factor: int) -> None:
    strokes = _dashes(line.points) if line.is_dashed else [line.points]
    for stroke in strokes:
        pen.line([(x * factor, y * factor) for x, y in stroke], line.colour, round(line.width * factor), joint="curve")
        if line.width > 1:
            for x, y in (stroke[0], stroke[-1]):
                _draw_disc(pen, x, y, radius=line.width / 2, fill=line.colour, factor=factor)


def _draw_disc(pen: ImageDraw.ImageDraw, x: float, y: float, *, radius: float, fill: str, factor: int) -> None:
    pen.ellipse([(x - radius) * factor, (y - radius) * factor, (x + radius) * factor, (y + radius) * factor], fill)


def _dashes(points: tuple[tuple[float, float], ...]) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield the strokes of a dashed line; each stretch between two points begins with one."""
    for start, end in pairwise(points):
        length = dist(start, end) or 1.0
        at = 0.0
        while at < length:
            yield _between(start, end, at / length), _between(start, end, min(at + _DASH, length) / length)
            at += _DASH + _GAP


def _between(start: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _write(pen: ImageDraw.ImageDraw, label: Label) -> None:
    place = label.x * SCALE, label.y * SCALE
    pen.text(place, _words(label), font=_font_of(label), fill=label.colour, anchor=_ANCHORS[label.anchor])


def text_width(label: Label) -> float:
    """Return how wide a label's words come out, in dots of the file."""
    return _font_of(label).getlength(_words(label))


def _words(label: Label) -> str:
    """Return what can be written of a label's words."""
    return " ".join("".join(sign for sign in label.text if sign.isspace() or _has(sign)).split())


def _font_of(label: Label) -> ImageFont.FreeTypeFont:
    return _font(round(label.size * SCALE), _BOLD if label.is_bold else _REGULAR)


@lru_cache(maxsize=64)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    with as_file(files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf") as path:
        font = ImageFont.truetype(str(path), size)
    font.set_variation_by_axes([min(max(size, 14), 32), weight])
    return font


@lru_cache(maxsize=4096)
def _has(sign: str) -> bool:
    """Say whether the font has a sign; what it lacks would be a box."""
    font = _font(32, _REGULAR)
    return sign.isprintable() and bytes(font.getmask(sign)) != bytes(font.getmask("\U0010fffd"))
