class Observer:
    def __init__(self, on_next, on_error, on_completed):
        self.on_next, self.on_error, self.on_completed = on_next, on_error, on_completed

class Stream:
    def __init__(self, subscribe):
        self.subscribe = subscribe

class Subject:
    def __init__(self):
        self.observers = []
    def stream(self):
        def subscribe(observer):
            self.observers.append(observer)
        return Stream(subscribe)
    def next(self, x):
        for o in list(self.observers):
            o.on_next(x)
    def complete(self):
        for o in list(self.observers):
            o.on_completed()

class Group:
    def __init__(self):
        self.last, self.ids = 0, []
    def add(self):
        self.last += 1
        self.ids.append(self.last)
        return self.last
    def remove(self, i):
        self.ids.remove(i)

def join_(right, left_duration, right_duration):
    def join(source):
        left = source
        def subscribe(observer):
            group = Group()
            left_done = False
            left_map = {}
            left_id = 0
            right_done = False
            right_map = {}
            right_id = 0
            def on_next_left(value):
                nonlocal left_id
                current_id = left_id
                left_id += 1
                left_map[current_id] = value
                md = group.add()
                def expire():
                    if current_id in left_map:
                        del left_map[current_id]
                    if not len(left_map) and left_done:
                        observer.on_completed()
                    group.remove(md)
                try:
                    duration = left_duration(value)
                except ValueError as e:
                    observer.on_error(str(e))
                    return
                duration.subscribe(Observer(lambda _: None, observer.on_error, lambda: expire()))
                for val in right_map.values():
                    observer.on_next((value, val))
            def on_completed_left():
                nonlocal left_done
                left_done = True
                if right_done or not len(left_map):
                    observer.on_completed()
            left.subscribe(Observer(on_next_left, observer.on_error, on_completed_left))
            def on_next_right(value):
                nonlocal right_id
                current_id = right_id
                right_id += 1
                right_map[current_id] = value
                md = group.add()
                def expire():
                    if current_id in right_map:
                        del right_map[current_id]
                    if not len(right_map) and right_done:
                        observer.on_completed()
                    group.remove(md)
                try:
                    duration = right_duration(value)
                except ValueError as e:
                    observer.on_error(str(e))
                    return
                duration.subscribe(Observer(lambda _: None, observer.on_error, lambda: expire()))
                for val in left_map.values():
                    observer.on_next((val, value))
            def on_completed_right():
                nonlocal right_done
                right_done = True
                if left_done or not len(right_map):
                    observer.on_completed()
            right.subscribe(Observer(on_next_right, observer.on_error, on_completed_right))
            return group
        return Stream(subscribe)
    return join

ls, rs, lend, rend = Subject(), Subject(), Subject(), Subject()

def left_duration(x):
    if x == 13:
        raise ValueError("unlucky")
    return lend.stream()

joined = join_(rs.stream(), left_duration, lambda x: rend.stream())(ls.stream())
group = joined.subscribe(Observer(
    lambda p: print("next", p[0], p[1]),
    lambda e: print("error", e),
    lambda: print("completed"),
))
ls.next(1)
rs.next(10)
ls.next(2)
ls.next(13)
rs.next(20)
lend.complete()
print(group.ids)
rs.next(30)
ls.complete()
rs.complete()
rend.complete()
print(group.ids)
