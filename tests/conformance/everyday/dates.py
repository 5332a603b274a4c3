def calendar(epoch_year=2000):
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    holidays = {}
    def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
    def month_len(y, m): return 29 if m == 2 and leap(y) else lengths[m - 1]
    def ordinal(date):
        y, m, d = date
        days = sum(366 if leap(k) else 365 for k in range(epoch_year, y))
        days += sum(month_len(y, k) for k in range(1, m))
        return days + d - 1
    def from_ordinal(n):
        y, m = epoch_year, 1
        while n >= (366 if leap(y) else 365):
            n -= 366 if leap(y) else 365
            y += 1
        while n >= month_len(y, m):
            n -= month_len(y, m)
            m += 1
        return (y, m, n + 1)
    def add_days(date, n): return from_ordinal(ordinal(date) + n)
    def weekday(date): return (ordinal(date) + 5) % 7
    def holiday(date, name): holidays[date] = name
    def next_workday(date):
        skipped = []
        while True:
            date = add_days(date, 1)
            if date in holidays: skipped.append(holidays[date])
            elif weekday(date) < 5: return date, skipped
    return add_days, weekday, holiday, next_workday
add_days, weekday, holiday, next_workday = calendar()
print(add_days((2024, 2, 28), 2), weekday((2024, 2, 29)))
holiday((2024, 12, 25), "xmas"); holiday((2024, 12, 26), "boxing")
print(next_workday((2024, 12, 24)), next_workday((2024, 12, 27)))
