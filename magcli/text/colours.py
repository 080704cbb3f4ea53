"""Colours as CSS writes them, and how well one is read on another (WCAG 2.2)."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

PATTERN = "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
"""A colour as a magazine names one."""

LIGHT_PAPER = "#f3f0e8"
DARK_PAPER = "#23211d"
"""What pages are printed on by day and by night, where an accent shows least: behind code, and a note just called."""

LEGIBLE = 4.5
"""The contrast that a text wants (WCAG 2.2, 1.4.3, level AA)."""

_STEPS = 200


class Inks(NamedTuple):
    """One colour as it can be read on a light and on a dark paper."""

    light: str
    dark: str


def parse(text: str) -> str:
    """Return the colour *text* in six small digits, `#9b2d1f`; empty when it is none."""
    if not re.fullmatch(PATTERN, text):
        return ""
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    return f"#{digits.lower()}"


def inks(colour: str) -> Inks:
    """Return *colour* darkened for light paper, and lightened for dark paper, as far as it takes to be read."""
    return Inks(legible(colour, LIGHT_PAPER), legible(colour, DARK_PAPER))


def legible(colour: str, paper: str) -> str:
    """Return *colour*, or the nearest of its hue that can be read on *paper*."""
    if contrast(colour, paper) >= LEGIBLE:
        return colour
    hue, lightness, saturation = rgb_to_hls(*_channels(colour))
    # Away from the paper: black and white, at the ends, can be read on all that the other cannot.
    end = 0.0 if luminance(paper) > 0.18 else 1.0
    steps = (lightness + (end - lightness) * step / _STEPS for step in range(1, _STEPS + 1))
    tried = (_written(hls_to_rgb(hue, step, saturation)) for step in steps)
    return next(found for found in tried if contrast(found, paper) >= LEGIBLE)


def contrast(one: str, other: str) -> float:
    """Return how much lighter one colour is than the other, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return how light *colour* is, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(value * 255):02x}" for value in channels)
