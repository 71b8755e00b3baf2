"""Drawings as SVG, self-contained, with a title and a description for whoever does not see them."""

from collections.abc import Iterator
from html import escape
from typing import assert_never

from core.charts.drawing import Area, Box, Disc, Drawing, Label, Line, Shape

_XML = (range(0x9, 0xB), range(0xD, 0xE), range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
_FONT = "Inter, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"


def svg(drawing: Drawing) -> bytes:
    """Return a drawing as an SVG document in UTF-8."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title told" width="{drawing.width}" '
        f'height="{drawing.height}" viewBox="0 0 {drawing.width} {drawing.height}" font-family="{_FONT}">'
    )
    words = f'<title id="title">{text(drawing.title)}</title><desc id="told">{text(drawing.told)}</desc>'
    ground = f'<rect width="100%" height="100%" fill="{drawing.background}"/>'
    return "\n".join([head, words, ground, *_elements(drawing), "</svg>\n"]).encode()


def text(words: str) -> str:
    """Return words as XML text: escaped, without the signs that XML has no place for."""
    return escape("".join(sign for sign in words if _is_xml(ord(sign))), quote=True)


def _is_xml(point: int) -> bool:
    """Say whether a sign may stand in XML 1.0, section 2.2."""
    return any(point in stretch for stretch in _XML)


def _elements(drawing: Drawing) -> Iterator[str]:
    for shape in drawing.shapes:
        yield _element(shape)


def _element(shape: Shape) -> str:
    match shape:
        case Box():
            paint = f'fill="{shape.fill or "none"}"'
            if shape.outline is not None:
                paint += f' stroke="{shape.outline}" stroke-width="2"'
            place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
            return f'<rect {place} rx="{_n(shape.radius)}" {paint}/>'
        case Line():
            dashes = ' stroke-dasharray="10 8"' if shape.is_dashed else ""
            ends = 'stroke-linejoin="round" stroke-linecap="round"'
            paint = f'fill="none" stroke="{shape.colour}" stroke-width="{_n(shape.width)}" {ends}{dashes}'
            return f'<polyline points="{_points(shape.points)}" {paint}/>'
        case Area():
            return f'<polygon points="{_points(shape.points)}" fill="{shape.fill}"/>'
        case Disc():
            return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" fill="{shape.fill}"/>'
        case Label():
            weight = ' font-weight="600"' if shape.is_bold else ""
            place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" text-anchor="{shape.anchor}" font-size="{_n(shape.size)}"'
            return f'<text {place} fill="{shape.colour}"{weight}>{text(shape.text)}</text>'
        case _:
            assert_never(shape)


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")
