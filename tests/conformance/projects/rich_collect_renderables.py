def collect(objects, sep, end, justify=None, highlight=None):
    renderables = []
    _append = renderables.append
    text = []
    append = _append
    if justify in ("left", "center", "right"):
        def align_append(renderable):
            _append(f"<{justify}>{renderable}")
        append = align_append
    highlighter = str
    if highlight:
        highlighter = lambda s: f"*{s}*"
    def check_text():
        if text:
            append(sep.join(text) + end)
            text.clear()
    for obj in objects:
        if isinstance(obj, str):
            text.append(obj)
        elif isinstance(obj, list):
            check_text()
            append(f"table{len(obj)}")
        else:
            text.append(highlighter(str(obj)))
    check_text()
    return renderables

for justify in (None, "right"):
    print("|".join(collect(["a", 3, [1, 2], "b", "c", []], " ", ".", justify, justify is None)))
