# A copy of an object starts where the original is, and from then on they are two (copy.copy, Clone).

import copy


class Dial:
    def __init__(self, step):
        self._step = step
        self._value = 0

    def turn(self):
        self._value += self._step
        return self._value

    def __eq__(self, other):
        return (self._step, self._value) == (other._step, other._value)


dial = Dial(10)
print(dial.turn(), dial.turn())
twin = copy.copy(dial)
print("equal" if dial == twin else "different")
print(twin.turn(), twin.turn())
print(dial.turn())
print("equal" if dial == twin else "different")
