"""What programs do with variables of each type, in both languages.

`$v` is the variable, `$r` a reference to it, `$s` the text as a `&str`, `$e` another value. Numbers and texts stay small.
"""

from dataclasses import dataclass

from model import BOOL, HASH, INTEGER, ITEM, LIST, MAP, OPTION, SIZE, TEXT, TUPLE, ANY


@dataclass(frozen=True)
class Form:
    rust: str
    python: str
    takes: str = INTEGER  # the type of `$e`
    gives: str = INTEGER
    rebinds: bool = False  # whether Python assigns the name

    @property
    def takes_value(self):
        return "$e" in self.rust

    @property
    def takes_call(self):
        """Whether the value may be a call: it is used once, and first."""
        return self.takes_value and self.python.count("$e") == 1 and not self.python.startswith("if")


def use(gives, rust, python, takes=INTEGER):
    return Form(rust, python, takes, gives)


def in_place(rust, python, takes=INTEGER):
    return Form(rust, python, takes)


def rebind(rust, python, takes=INTEGER):
    return Form(rust, python, takes, rebinds=True)


OF_MAPS = [
    use(INTEGER, "$v.len() as i64", "len($v)"),
    use(INTEGER, "w($v.values().sum::<i64>())", "w(sum($v.values()))"),
    use(INTEGER, "$v.get(&$e).copied().unwrap_or(4)", "$v.get($e, 4)"),
    use(BOOL, "$v.contains_key(&$e)", "($e in $v)"),
    use(OPTION, "$v.get(&$e).copied()", "$v.get($e)"),
    use(OPTION, "$v.get(&$e).map(|x| w(x * 2))", "(w($v[$e] * 2) if $e in $v else None)"),
]

USES = {
    LIST: [
        use(INTEGER, "len($r)", "len($v)"),
        use(INTEGER, "w($v.iter().sum::<i64>())", "w(sum($v))"),
        use(INTEGER, "i64::from($v.contains(&$e))", "int($e in $v)"),
        use(INTEGER, "at($r, $e)", "at($v, $e)"),
        use(INTEGER, "at($r, $e)", "at($v, $e)"),
        use(INTEGER, "$v.iter().copied().max().unwrap_or(0)", "max($v, default=0)"),
        use(BOOL, "$v.is_empty()", "(not $v)"),
        use(BOOL, "$v.iter().all(|e| e % 2 == 0)", "all(e % 2 == 0 for e in $v)"),
        use(OPTION, "$v.first().copied()", "($v[0] if $v else None)"),
        use(OPTION, "$v.iter().copied().min()", "min($v, default=None)"),
        use(OPTION, "$v.iter().copied().find(|e| e % 3 == 1)", "next((e for e in $v if e % 3 == 1), None)"),
        use(TUPLE, "(len($r), at($r, 1))", "(len($v), at($v, 1))"),
        use(LIST, "$v.iter().rev().copied().collect::<Vec<i64>>()", "$v[::-1]"),
    ],
    TEXT: [
        use(INTEGER, "$v.len() as i64", "len($v)"),
        use(INTEGER, "$v.matches('a').count() as i64", "$v.count('a')"),
        use(BOOL, "$v.is_empty()", "(not $v)"),
        use(BOOL, "$v.starts_with('a')", "$v.startswith('a')"),
        use(BOOL, "($v == \"ab\")", "($v == 'ab')"),
        use(TEXT, "$v.to_uppercase()", "$v.upper()"),
        use(TEXT, "$v.chars().rev().collect::<String>()", "$v[::-1]"),
        use(TEXT, "$v.replace('a', \"\")", "$v.replace('a', '')"),
        use(OPTION, "$v.find('b').map(|i| i as i64)", "found($v, 'b')"),
        use(SIZE, "$v.len()", "len($v)"),
    ],
    BOOL: [
        use(INTEGER, "i64::from($v)", "int($v)"),
        use(INTEGER, "if $v { $e } else { 2 }", "($e if $v else 2)"),
        use(BOOL, "!$v", "(not $v)"),
        use(BOOL, "($v && $e)", "($v and $e)", BOOL),
        use(OPTION, "$v.then_some($e)", "($e if $v else None)"),
    ],
    OPTION: [
        use(INTEGER, "$v.unwrap_or(7)", "(7 if $v is None else $v)"),
        use(INTEGER, "$v.map_or($e, |x| w(x + 2))", "($e if $v is None else w($v + 2))"),
        use(INTEGER, "$v.unwrap_or_default()", "(0 if $v is None else $v)"),
        use(BOOL, "$v.is_some()", "($v is not None)"),
        use(BOOL, "$v.is_none()", "($v is None)"),
        use(BOOL, "($v == Some($e))", "($v == $e)"),
        use(BOOL, "$v.is_some_and(|x| x > 3)", "($v is not None and $v > 3)"),
        use(OPTION, "$v.map(|x| w(x + 1))", "(None if $v is None else w($v + 1))"),
        use(OPTION, "$v.filter(|x| x % 2 == 0)", "($v if $v is not None and $v % 2 == 0 else None)"),
        use(OPTION, "$v.or(Some($e))", "($e if $v is None else $v)"),
    ],
    TUPLE: [
        use(INTEGER, "$v.0", "$v[0]"),
        use(INTEGER, "$v.1", "$v[1]"),
        use(INTEGER, "w($v.0 * $e)", "w($v[0] * $e)"),
        use(BOOL, "($v.0 < $v.1)", "($v[0] < $v[1])"),
        use(BOOL, "($v == (1, $e))", "($v == (1, $e))"),
        use(TUPLE, "($v.1, $e)", "($v[1], $e)"),
        use(OPTION, "Some($v.1)", "$v[1]"),
    ],
    MAP: OF_MAPS + [use(OPTION, "$v.keys().next().copied()", "min($v, default=None)")],
    HASH: OF_MAPS,
    SIZE: [
        use(INTEGER, "$v as i64", "$v"),
        use(BOOL, "($v > 2)", "($v > 2)"),
    ],
    ITEM: [
        use(INTEGER, "seen($r)", "len(str($v))"),
        use(BOOL, "(seen($r) > 1)", "(len(str($v)) > 1)"),
    ],
    ANY: [
        use(INTEGER, "seen($r)", "len(str($v))"),
    ],
}

OF_BOTH_MAPS = [
    in_place("$v.insert($e, 1);", "$v[$e] = 1"),
    in_place("$v.insert(2, $e);", "$v[2] = $e"),
    in_place("*$v.entry($e).or_insert(0) += 1;", "$v[$e] = $v.get($e, 0) + 1"),
    in_place("$v.entry($e).and_modify(|x| *x += 1).or_insert(5);", "$v[$e] = $v.get($e, 4) + 1"),
    in_place("$v.remove(&$e);", "$v.pop($e, None)"),
    in_place("if let Some(x) = $v.get_mut(&$e) { *x += 2; }", "if $e in $v: $v[$e] += 2"),
    in_place("$v.retain(|k, _| k % 2 == 0);", "for k in [k for k in $v if k % 2]: del $v[k]"),
    in_place("$v.clear();", "$v.clear()"),
    rebind("$v = [(1, $e)].into();", "$v = {1: $e}"),
]

CHANGES = {
    INTEGER: [],
    LIST: [
        in_place("$v.push($e); $v.truncate(9);", "$v.append($e); del $v[9:]"),
        in_place("if $v.len() < 8 { $v.push($e); }", "if len($v) < 8: $v.append($e)"),
        in_place("if !$v.is_empty() { $v[0] = $e; }", "if $v: $v[0] = $e"),
        in_place("if !$v.is_empty() { $v[0] += 3; }", "if $v: $v[0] += 3"),
        in_place("$v.insert(0, $e); $v.truncate(5);", "$v.insert(0, $e); del $v[5:]"),
        in_place("$v.pop();", "if $v: $v.pop()"),
        in_place("$v.reverse();", "$v.reverse()"),
        in_place("$v.sort();", "$v.sort()"),
        in_place("$v.sort_by_key(|e| -e);", "$v.sort(key=lambda e: -e)"),
        in_place("$v.extend([$e, 2]); $v.truncate(9);", "$v.extend([$e, 2]); del $v[9:]"),
        in_place("$v.retain(|e| e % 2 == 0);", "$v[:] = [e for e in $v if e % 2 == 0]"),
        in_place("if $v.len() > 1 { $v.swap(0, 1); }", "if len($v) > 1: $v[0], $v[1] = $v[1], $v[0]"),
        in_place("for e in $v.iter_mut() { *e = w(*e + 1); }", "$v[:] = [w(e + 1) for e in $v]"),
        rebind("$v = vec![$e, 1];", "$v = [$e, 1]"),
        rebind("t(900, len(&std::mem::take(&mut $v)));", "t(900, len($v)); $v = []"),
        rebind("$v = $v.iter().map(|e| w(e + 1)).collect();", "$v = [w(e + 1) for e in $v]"),
    ],
    TEXT: [
        rebind("$v.push_str(&$e); $v.truncate(8);", "$v = ($v + $e)[:8]", TEXT),
        rebind("$v.push('c'); $v.truncate(8);", "$v = ($v + 'c')[:8]"),
        rebind("$v += \"ab\"; $v.truncate(8);", "$v = ($v + 'ab')[:8]"),
        rebind("$v.insert(0, 'd'); $v.truncate(8);", "$v = ('d' + $v)[:8]"),
        rebind("$v.pop();", "$v = $v[:-1]"),
        rebind("$v.clear();", "$v = ''"),
        rebind("$v = $e;", "$v = $e", TEXT),
        rebind("$v = $v.to_uppercase();", "$v = $v.upper()"),
        rebind("ts(901, std::mem::take(&mut $v));", "t(901, $v); $v = ''"),
    ],
    BOOL: [
        rebind("$v = !$v;", "$v = not $v"),
        rebind("$v = $e;", "$v = $e", BOOL),
        rebind("$v |= $e;", "$v = $v | $e", BOOL),
        rebind("$v ^= true;", "$v = not $v"),
    ],
    OPTION: [
        rebind("$v = Some($e);", "$v = $e"),
        rebind("$v = $e;", "$v = $e", OPTION),
        rebind("$v = None;", "$v = None"),
        rebind("t(902, $v.take().unwrap_or(0));", "t(902, 0 if $v is None else $v); $v = None"),
        rebind("*$v.get_or_insert(0) += 1;", "$v = 1 if $v is None else $v + 1"),
        rebind("if let Some(x) = &mut $v { *x += 1; }", "$v = None if $v is None else $v + 1"),
        rebind("$v = $v.map(|x| w(x * 2));", "$v = None if $v is None else w($v * 2)"),
        rebind("$v.replace($e);", "$v = $e"),
        rebind("if let Some(x) = $v.as_mut() { *x = 5; }", "$v = None if $v is None else 5"),
    ],
    TUPLE: [
        rebind("$v = ($e, $v.0);", "$v = ($e, $v[0])"),
        rebind("$v.0 += 1;", "$v = ($v[0] + 1, $v[1])"),
        rebind("$v.1 = $e;", "$v = ($v[0], $e)"),
        rebind("($v.0, $v.1) = ($v.1, $v.0);", "$v = ($v[1], $v[0])"),
        rebind("$v = $e;", "$v = $e", TUPLE),
    ],
    MAP: OF_BOTH_MAPS,
    HASH: OF_BOTH_MAPS,
    SIZE: [
        rebind("$v = $v % 7 + 1;", "$v = $v % 7 + 1"),
        rebind("$v = 3;", "$v = 3"),
    ],
    ITEM: [rebind("$v = $e;", "$v = $e", ITEM)],
    ANY: [rebind("$v = $e;", "$v = $e", ANY)],
}

# Options that come out of variables, which this changes.
TAKEN = {
    LIST: [use(OPTION, "$v.pop()", "($v.pop() if $v else None)")],
    MAP: [use(OPTION, "$v.remove(&$e)", "$v.pop($e, None)"),
          use(OPTION, "$v.pop_first().map(|(_, x)| x)", "($v.pop(min($v)) if $v else None)")],
    HASH: [use(OPTION, "$v.remove(&$e)", "$v.pop($e, None)")],
}
