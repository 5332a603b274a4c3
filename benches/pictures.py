#!/usr/bin/env python3
"""Draws docs/*.svg from the tables of docs/BENCHMARKS.md: `python3 benches/pictures.py`."""

import math
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH, LEFT, ROW, SIZE = 720, 190, 26, 13
COLOURS = ["#2a6f97", "#e07a5f", "#3d8361", "#8f5fa8", "#c29030", "#5b6770"]


def tables():
    """The tables of the document, each as a list of rows, by the first cell of their head."""
    found, rows = {}, None
    for line in (DOCS / "BENCHMARKS.md").read_text().splitlines():
        if not line.startswith("|"):
            rows = None
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if rows is None:
            rows = found.setdefault(cells[0], [])
        elif not set(line) <= set("|-: "):
            rows.append(cells)
    return found


def text(x, y, words, anchor="start", size=SIZE):
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}">{words}</text>'


def write(name, height, parts):
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" fill="#222">'
    ground = f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    (DOCS / f"{name}.svg").write_text("\n".join([head, ground, *parts, "</svg>"]) + "\n")


def bars(name, title, values, bar=None, log=False):
    """One bar for each name; `bar` is the value that is to be reached, or not to be passed."""
    scale = math.log10 if log else float
    most = max(scale(value) for _, value in values)
    room = WIDTH - LEFT - 70
    parts = [text(10, 24, title, size=16)]
    for row, (label, value) in enumerate(values):
        y, length = 44 + row * ROW, max(room * scale(value) / most, 1)
        shade = COLOURS[0] if label == "nonlocal" or bar is None or log else COLOURS[5]
        parts.append(text(LEFT - 8, y + 14, label, "end"))
        parts.append(f'<rect x="{LEFT}" y="{y}" width="{length:.0f}" height="{ROW - 8}" fill="{shade}"/>')
        parts.append(text(LEFT + length + 6, y + 14, f"{value:g}"))
    height = 50 + len(values) * ROW
    if bar:
        x = LEFT + room * scale(bar) / most
        parts.append(f'<line x1="{x:.0f}" y1="38" x2="{x:.0f}" y2="{height - 4}" stroke="#b22" stroke-dasharray="4 3"/>')
        parts.append(text(x + 4, 38, f"bar: {bar:g}", size=11))
    write(name, height + 6, parts)


def lines(name, title, series):
    """Curves over sizes, both axes logarithmic: what is linear rises as the grey diagonals do."""
    bottom, top, right = 360, 50, WIDTH - 250
    points = [point for _, curve in series for point in curve]
    spans = [(math.log10(min(axis)), math.log10(max(axis))) for axis in zip(*points)]
    decades = max(high - low for low, high in spans)
    unit = min(right - 70, bottom - top) / decades

    def at(point):
        x, y = (math.log10(value) - low for value, (low, _) in zip(point, spans))
        return 70 + x * unit, bottom - y * unit

    parts = [text(10, 24, title, size=16), text(70, bottom + 36, "tokens"), text(8, top - 8, "million instructions")]
    for power in range(math.ceil(spans[0][0]), math.floor(spans[0][1]) + 1):
        x, _ = at((10**power, 10 ** spans[1][0]))
        parts.append(f'<line x1="{x:.0f}" y1="{top}" x2="{x:.0f}" y2="{bottom}" stroke="#eee"/>')
        parts.append(text(x, bottom + 16, f"{10**power:,}", "middle", 11))
    for power in range(math.ceil(spans[1][0]), math.floor(spans[1][1]) + 1):
        _, y = at((10 ** spans[0][0], 10**power))
        parts.append(f'<line x1="70" y1="{y:.0f}" x2="{right}" y2="{y:.0f}" stroke="#eee"/>')
        parts.append(text(64, y + 4, f"{10.0**power:g}", "end", 11))
    for number, (label, curve) in enumerate(series):
        colour, dash = COLOURS[number % len(COLOURS)], ["none", "5 3", "2 2"][number // len(COLOURS)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(at, curve))
        style = f'fill="none" stroke="{colour}" stroke-width="1.5" stroke-dasharray="{dash}"'
        parts.append(f'<polyline points="{path}" {style}/>')
        y = top + 20 * number
        parts.append(f'<line x1="{right + 12}" y1="{y}" x2="{right + 40}" y2="{y}" {style}/>')
        parts.append(text(right + 46, y + 4, label, size=11))
    write(name, bottom + 50, parts)


def main():
    found = tables()
    python = [(row[0], float(row[3])) for row in found["against CPython"]]
    bars("python", "Times faster than CPython 3.11 (logarithmic)", python, bar=50, log=True)
    build = next(rows for head, rows in found.items() if head.startswith("cold build"))
    bars("build-time", "Cold build as a dependency, seconds", [(row[0], float(row[1])) for row in build])
    shapes = [
        (head, [(float(row[1]), float(row[2])) for row in rows])
        for head, rows in found.items()
        if head.startswith(("statements", "functions", "variables", "blocks", "the same"))
    ]
    lines("expansion", "Instructions of an expansion by the tokens read and written", shapes)


main()
