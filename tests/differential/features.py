"""What programs contain, by names that the commands print."""

import tree
from analysis import Facts
from tree import Apply, Call, Let, nodes_of, walk

CONTROL = {
    "match": tree.Match, "if let": tree.IfLet, "let else": tree.LetElse, "while let": tree.WhileLet, "loop": tree.Loop,
    "move lambda": tree.Lambda, "lambda used at once": tree.Inline, "iterator adapters": tree.Chain, "write!": tree.Write,
    "assert! with a message": tree.Assert, "early return": tree.Return, "assignment to two": tree.AssignTwo,
    "&mut argument": tree.BorrowMut, "& argument": tree.Borrow,
}
TYPES = {
    tree.BOOL: "bool", tree.TEXT: "String", tree.OPTION: "Option", tree.TUPLE: "tuple", tree.LIST: "Vec", tree.MAP: "BTreeMap",
    tree.HASH: "HashMap", tree.SIZE: "usize",
}


def features(program):
    """The names of what a program has."""
    facts = Facts(program)
    all_nodes = [n for f in facts.functions for n in nodes_of(f)] + list(walk(program.results))
    found = of_functions(program, facts, all_nodes)
    found |= {name: any(isinstance(n, kind) for n in all_nodes) for name, kind in CONTROL.items()}
    found |= of_types(facts, all_nodes)
    found |= of_texts(facts, all_nodes)
    return [name for name, has in found.items() if has]


def of_functions(program, facts, all_nodes):
    in_loops = [n for s in all_nodes if isinstance(s, tree.LOOPS) for n in walk([s])]
    made = lambda n: isinstance(n, tree.VALUED) or isinstance(n, Call) and bool(facts.values.get(n.function))
    signatures = [f.signature for f in facts.functions[1:]]
    return {
        "nested level 3 or more": any(f.depth() >= 3 for f in facts.functions),
        "shared variable": bool(facts.shared),
        "recursion": bool(facts.recursive),
        "closures made in loops": any(made(n) for n in in_loops),
        "defaults and keywords": program.defaults > 0,
        "functions as arguments": any(isinstance(n, Apply) or isinstance(n, Call) and n.function.signature.callback
                                      for n in all_nodes),
        "callback of the factory": any(p.type == tree.CLOSURE for p in program.factory.parameters),
        "lists or tuples of closures": len(program.results) > 1 or any(
            isinstance(n, Let) and (len(n.variables) > 1 or n.variables[0].type == tree.CLOSURES) for n in all_nodes),
        "function that returns a lambda": any(isinstance(v, tree.Lambda) for f in facts.functions[1:] for v in f.tails()),
        "helper defined after its caller": calls_forward(facts),
        "labels": any(isinstance(n, tree.Leave) and n.label for n in all_nodes),
        "shadowing": shadows(facts),
        "sync": program.sync,
        "method": program.is_method and bool(program.fields),
        "type of its own": program.has_type,
        "closure object": program.has_type and program.form == "object",
        "generic factory": program.is_generic,
        "generic nested function": any(s.is_generic for s in signatures),
    }


def of_types(facts, all_nodes):
    """Which types the variables that functions capture have, and parameters and results."""
    captured = {v.type for f in facts.functions[1:] for v in facts.touched(f)}
    changed = {v.type for v in facts.stateful}
    signatures = [f.signature for f in facts.functions[1:]]
    passed = {t for s in signatures for t in (*s.parameters, s.result)}
    return {
        **{f"{name} captured": t in captured for t, name in TYPES.items()},
        "other than numbers and lists changed by closures": bool(changed - {tree.INTEGER, tree.LIST}),
        "other than numbers as parameters or results": bool(passed & set(TYPES)),
    }


def of_texts(facts, all_nodes):
    texts = [n.holes for n in all_nodes if isinstance(n, (tree.Format, tree.Print, tree.Write, tree.Assert))]
    changes = lambda hole: {v for n in walk([hole]) if isinstance(n, Call) for v in facts.changed(n.function)}
    named = lambda holes: {h.value.variable for h in holes if h.is_named} | {h.width for h in holes if h.width}
    return {
        "format strings": bool(texts),
        "names in format strings": any(named(holes) for holes in texts),
        "names in format strings beside calls that change them": any(
            named(holes) & changes(h) for holes in texts for h in holes),
    }


def calls_forward(facts):
    place = {f: k for k, f in enumerate(facts.functions)}
    return any(place[g] > place[f] and g.parent is not f for f in facts.functions[1:] for g in facts.calls[f])


def shadows(facts):
    seen = set()
    for f in facts.functions:
        bound = [v for n in nodes_of(f) if isinstance(n, Let) for v in n.variables] + f.parameters
        for v in bound:
            if v.name in seen:
                return True
            seen.add(v.name)
    return False
