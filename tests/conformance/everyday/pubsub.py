def make_broker():
    topics = {}
    dead = []
    def subscribe(topic, queue_size=2):
        inbox = []
        dropped = 0
        def deliver(msg):
            nonlocal dropped
            if len(inbox) >= queue_size:
                dropped += 1
                dead.append(msg)
                return False
            inbox.append(msg)
            return True
        def receive():
            return inbox.pop(0) if inbox else None
        def stats():
            return f"{len(inbox)}/{queue_size} dropped {dropped}"
        topics.setdefault(topic, []).append(deliver)
        return receive, stats
    def publish(topic, msg):
        return sum(1 for d in topics.get(topic, []) if d(msg))
    def dead_letters(): return list(dead)
    return subscribe, publish, dead_letters
subscribe, publish, dead_letters = make_broker()
r1, s1 = subscribe("t", 2)
r2, s2 = subscribe("t", 1)
print(publish("t", "a"), publish("t", "b"), publish("u", "c"))
print(r1(), r1(), r1(), r2()); print(s1(), s2(), dead_letters())
