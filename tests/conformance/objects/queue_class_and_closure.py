# A queue of two stacks, as a class and as a closure object.
class Queue:
    def __init__(self):
        self.inward, self.outward = [], []

    def put(self, item):
        self.inward.append(item)

    def take(self):
        if not self.outward:
            self.outward = self.inward[::-1]
            self.inward = []
        return self.outward.pop() if self.outward else -1


def make_queue():
    inward, outward = [], []

    def put(item):
        inward.append(item)

    def take():
        nonlocal inward, outward
        if not outward:
            inward, outward = [], inward[::-1]
        return outward.pop() if outward else -1

    return put, take


queue = Queue()
queue.put(1)
queue.put(2)
print(queue.take(), queue.put(3) or queue.take(), queue.take(), queue.take())
put, take = make_queue()
put(1)
put(2)
print(take(), put(3) or take(), take(), take())
