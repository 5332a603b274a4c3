# One closure adds functions to a list and another calls all of them.
def make_subject():
    observers = []

    def subscribe(observer):
        observers.append(observer)
        return len(observers)

    def notify(event):
        return [observer(event) for observer in observers]

    return subscribe, notify


subscribe, notify = make_subject()
print(notify("start"))
print(subscribe(str.upper))
print(subscribe(lambda event: event + "!"))
print(*notify("go"))
