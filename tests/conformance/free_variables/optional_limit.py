# A free variable may hold nothing, and the function looks each time.
def make_take(limit=None):
    def take(wanted):
        if limit is None:
            return wanted
        return min(wanted, limit)

    return take


free, capped = make_take(), make_take(3)
print(free(10), capped(10))
print(free(2), capped(2))
