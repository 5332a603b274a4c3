# Two objects are equal while their states are, and differ after one has changed.
import copy
from dataclasses import dataclass


@dataclass
class Counter:
    count: int

    def up(self):
        self.count += 1
        return self.count


def compare(left, right):
    return "equal" if left == right else "different"


a, b = Counter(1), Counter(1)
print(compare(a, b))
print(a.up(), compare(a, b))
print(b.up(), compare(a, b))
c = copy.copy(b)
print(c.up(), compare(b, c))
