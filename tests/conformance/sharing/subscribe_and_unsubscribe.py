# A subscription gives back a closure that ends it; publishing reaches those that are still there.


def make_channel():
    readers = {}
    next_id = 0

    def subscribe(name):
        nonlocal next_id
        next_id += 1
        own_id = next_id
        readers[own_id] = name

        def unsubscribe():
            return readers.pop(own_id, None) is not None

        return unsubscribe

    def publish(text):
        return ", ".join(f"{readers[key]} <- {text}" for key in sorted(readers))

    return subscribe, publish


subscribe, publish = make_channel()
stop_ada = subscribe("Ada")
stop_bob = subscribe("Bob")
print(publish("one"))
print(stop_ada())
print(publish("two"))
print(stop_ada())
stop_cy = subscribe("Cy")
print(publish("three"))
print(stop_bob(), stop_cy(), publish("four"))
