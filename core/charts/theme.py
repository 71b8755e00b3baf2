"""Colours, light and dark. Told apart without seeing red and green: blue to orange, and every state has its own shape.

The hues are those of Okabe and Ito, "Color Universal Design" (2008), made lighter and darker.
"""

from dataclasses import dataclass
from enum import StrEnum


class ThemeName(StrEnum):
    """Which background a picture is made for."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB; `levels` from the least to a complete day."""

    background: str
    text: str
    faint_text: str
    grid: str
    nothing: str
    levels: tuple[str, str, str, str]
    over: str
    missed: str
    line: str
    area: str
    target: str


LIGHT = Theme(
    background="#ffffff",
    text="#1c2430",
    faint_text="#5b6675",
    grid="#e3e7ec",
    nothing="#eef1f4",
    levels=("#c3def1", "#82bae2", "#3a8fcb", "#00568f"),
    over="#d55e00",
    missed="#9aa4b0",
    line="#0072b2",
    area="#d9eaf6",
    target="#d55e00",
)
DARK = Theme(
    background="#14181f",
    text="#eef2f7",
    faint_text="#a3afbd",
    grid="#2a313b",
    nothing="#222932",
    levels=("#1d4666", "#2a6d9f", "#4a9fd8", "#a6dbff"),
    over="#f0903c",
    missed="#65707d",
    line="#56b4e9",
    area="#1b3346",
    target="#f0903c",
)
THEMES = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK}
