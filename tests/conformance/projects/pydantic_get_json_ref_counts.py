from collections import Counter

class Generator:
    def __init__(self, refs, definitions, invalid):
        self.refs, self.definitions, self.invalid = refs, definitions, invalid
    def count_refs(self, schema):
        json_refs = Counter()
        def add(schema):
            if isinstance(schema, dict):
                if "$ref" in schema:
                    ref = schema["$ref"]
                    if not isinstance(ref, str):
                        return
                    already = ref in json_refs
                    json_refs[ref] += 1
                    if already:
                        return
                    if ref in self.refs:
                        target = self.refs[ref]
                        if target in self.invalid:
                            raise ValueError(f"invalid {target}")
                        add(self.definitions[target])
                    elif not ref.startswith("http"):
                        raise ValueError(f"unknown {ref}")
                for k, v in schema.items():
                    if k == "examples" and isinstance(v, list):
                        continue
                    add(v)
            elif isinstance(schema, list):
                for v in schema:
                    add(v)
        add(schema)
        return json_refs

g = Generator({"#a": "A", "#b": "B", "#c": "C"},
              {"A": {"items": [{"$ref": "#b"}, {"$ref": "#a"}]}, "B": {"x": {"$ref": "http://x"}}}, {"C"})
for schema in (
    {"p": {"$ref": "#a"}, "q": [{"$ref": "#b"}], "examples": [{"$ref": "#z"}]},
    {"p": {"$ref": "#z"}},
    [{"$ref": "#c"}],
    {"$ref": ["no"]},
):
    try:
        print(" ".join(f"{k}={v}" for k, v in sorted(g.count_refs(schema).items())) or "none")
    except ValueError as e:
        print(e)
