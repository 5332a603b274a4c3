#!/usr/bin/env python3
"""Draws src/guide/captured.svg, and writes it into src/guide/picture.md for the documentation: `python3 docs/captured.py`."""

import base64
from pathlib import Path

GUIDE = Path(__file__).resolve().parent.parent / "src" / "guide"
WIDTH, ROW = 800, 134
BORROWED, OWNED, CELL, CLONED, SHARED = "#3d8361", "#2a6f97", "#8f5fa8", "#c29030", "#e07a5f"

# Title, when, the code, and the colour of what is captured.
ROWS = [
    ("borrowed", "only called", ["let mut sum = 0;", "fn add(n) { nonlocal!(sum); .. }", "add(1); add(2); sum"], BORROWED),
    ("owned", "one closure uses it", ["let mut count = 0;", "fn counter() { nonlocal!(count); .. }", "counter"], OWNED),
    ("in a cell", "the same, where Fn is asked", ["let mut last = 0;", "fn next() { nonlocal!(last); .. }", "Box::new(next)"], CELL),
    ("cloned", "several read it", ["let text = ..;", "fn first() { text.. }  fn last() { text.. }", "(first, last)"], CLONED),
    ("shared", "several use it, one changes it", ["let mut items = vec![];", "fn add(x) { nonlocal!(items); .. }  fn show() { items.. }", "(add, show)"], SHARED),
]


def text(x, y, words, size=13, anchor="start", family="sans-serif", weight="normal"):
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-family="{family}" font-weight="{weight}" '
        f'text-anchor="{anchor}">{words}</text>'
    )


def box(x, y, width, words, colour, fill="#fff"):
    return [
        f'<rect x="{x}" y="{y}" width="{width}" height="28" rx="4" fill="{fill}" stroke="{colour}" stroke-width="2"/>',
        text(x + width / 2, y + 19, words, 12, "middle", "monospace"),
    ]


def arrow(x1, y1, x2, y2, colour):
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" stroke-width="2" marker-end="url(#head)"/>'


def memory(name, y, colour):
    """What there is at run time: the functions on the left, where the variable is on the right."""
    left, right, tint = 430, 620, colour + "22"
    if name == "borrowed":
        return [
            *box(left, y + 40, 140, "add(n, &mut sum)", colour),
            *box(right, y + 40, 160, "sum, in the frame", colour, tint),
            arrow(left + 142, y + 54, right - 8, y + 54, colour),
            text(left, y + 92, "A parameter, for as long as the call lasts.", 12),
        ]
    if name == "owned":
        return [
            *box(left, y + 40, 150, "counter { count }", colour, tint),
            text(left, y + 92, "The variable moves into the closure.", 12),
        ]
    if name == "in a cell":
        return [
            *box(left, y + 40, 160, "next { last: cell }", colour, tint),
            text(left, y + 92, "The variable is in a cell in the closure: no allocation.", 12),
        ]
    if name == "cloned":
        return [
            *box(left, y + 40, 130, "first { text }", colour, tint),
            *box(right, y + 40, 130, "last { text }", colour, tint),
            text(left, y + 92, "A clone for each; the last one takes the variable.", 12),
        ]
    return [
        *box(left, y + 22, 90, "add", colour),
        *box(left, y + 58, 90, "show", colour),
        *box(right, y + 40, 160, "Rc { items: cell }", colour, tint),
        arrow(left + 92, y + 36, right - 8, y + 50, colour),
        arrow(left + 92, y + 72, right - 8, y + 58, colour),
        text(left, y + 108, "A handle for each; sync: Arc<Mutex<..>>.", 12),
    ]


def draw():
    height = 44 + ROW * len(ROWS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" fill="#222">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="#555"/></marker></defs>',
        text(16, 28, "What you write", 15, weight="bold"),
        text(430, 28, "What there is at run time", 15, weight="bold"),
    ]
    for number, (name, when, code, colour) in enumerate(ROWS):
        y = 44 + number * ROW
        parts.append(f'<line x1="16" y1="{y}" x2="{WIDTH - 16}" y2="{y}" stroke="#ccc"/>')
        parts.append(f'<rect x="16" y="{y + 12}" width="8" height="{ROW - 26}" fill="{colour}"/>')
        parts.append(text(34, y + 28, name, 15, weight="bold"))
        parts.append(text(150, y + 28, when, 13))
        for line, words in enumerate(code):
            parts.append(text(34, y + 56 + 20 * line, words, 10.5, family="monospace"))
        parts.extend(memory(name, y, colour))
    return "\n".join([*parts, "</svg>"]) + "\n"


picture = draw()
(GUIDE / "captured.svg").write_text(picture)
encoded = base64.b64encode(picture.encode()).decode()
(GUIDE / "picture.md").write_text(f"[picture]: data:image/svg+xml;base64,{encoded}\n\n")
