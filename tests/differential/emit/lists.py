"""What programs do to lists, in both languages: `$v` is the list, `$e` a number."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ListChange:
    rust: str
    python: str
    rebinds: bool = False  # whether Python assigns the name

    @property
    def takes_value(self):
        return "$e" in self.rust


CHANGES = [
    ListChange("$v.push($e); $v.truncate(9);", "$v.append($e); del $v[9:]"),
    ListChange("if $v.len() < 8 { $v.push($e); }", "if len($v) < 8: $v.append($e)"),
    ListChange("if !$v.is_empty() { $v[0] = $e; }", "if $v: $v[0] = $e"),
    ListChange("if !$v.is_empty() { $v[0] += 3; }", "if $v: $v[0] += 3"),
    ListChange("$v.insert(0, $e); $v.truncate(5);", "$v.insert(0, $e); del $v[5:]"),
    ListChange("$v.pop();", "if $v: $v.pop()"),
    ListChange("$v.reverse();", "$v.reverse()"),
    ListChange("$v.sort();", "$v.sort()"),
    ListChange("$v = vec![$e, 1];", "$v = [$e, 1]", True),
    ListChange("t(900, len(&std::mem::take(&mut $v)));", "t(900, len($v)); $v = []", True),
    ListChange("$v = $v.iter().map(|e| w(e + 1)).collect();", "$v = [w(e + 1) for e in $v]", True),
]
