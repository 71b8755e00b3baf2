"""A picture as shapes: what layouts make, and what SVG and PNG are written from. Lengths are in pixels."""

from dataclasses import dataclass
from typing import Literal

SCALE = 2
"""A pixel of a drawing is so many pixels of a PNG, which phones show sharp."""
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `outline` instead of a filling where `fill` is None."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None
    radius: float = 0
    outline: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 2
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Label:
    """Text whose baseline is at `y`."""

    x: float
    y: float
    text: str
    colour: str
    size: float = 18
    anchor: Anchor = "start"
    is_bold: bool = False


Shape = Box | Line | Area | Disc | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture; `title` and `told` are its words for whoever does not see it."""

    width: int
    height: int
    background: str
    shapes: tuple[Shape, ...]
    title: str
    told: str
