# A value that tells its subscribers; one of them sets another value, which it sees at once.


def make_signal(value):
    subscribers = []

    def get():
        return value

    def set_to(new):
        nonlocal value
        if new == value:
            return
        value = new
        for subscriber in list(subscribers):
            subscriber(value)

    def subscribe(subscriber):
        subscribers.append(subscriber)

    return get, set_to, subscribe


celsius, set_celsius, on_celsius = make_signal(0)
fahrenheit, set_fahrenheit, on_fahrenheit = make_signal(32)
on_celsius(lambda value: set_fahrenheit(value * 9 // 5 + 32))
on_fahrenheit(lambda value: set_celsius((value - 32) * 5 // 9))
on_celsius(lambda value: print(f"{value} C is {fahrenheit()} F"))
on_celsius(lambda value: set_celsius(100) if celsius() > 100 else None)
set_celsius(20)
set_fahrenheit(212)
set_celsius(150)
print(celsius(), fahrenheit())
