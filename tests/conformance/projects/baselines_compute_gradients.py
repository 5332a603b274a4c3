class Comm:
    def __init__(self, ranks):
        self.ranks, self.calls = ranks, 0
    def allreduce(self, values, out):
        self.calls += 1
        for i, v in enumerate(values):
            out[i] = v * self.ranks

class Op:
    def __init__(self, f):
        self.f = f
    def run(self, grad, stat):
        return list(self.f(grad, stat))

class Optimizer:
    def __init__(self, comm, clip):
        self.comm, self.clip = comm, clip
    def compute(self, sizes, log):
        total = [0]
        self.comm.allreduce([1], total)
        total_weight = total[0]
        buf = [0] * sum(sizes)
        countholder = [0]
        def collect(flat, stat):
            if self.clip is not None:
                norm = sum(abs(x) for x in flat)
                if norm > self.clip:
                    flat = [x // 2 for x in flat]
                log.append(f"norm {norm}")
            self.comm.allreduce(flat, buf)
            for i in range(len(buf)):
                buf[i] = buf[i] // total_weight
            if countholder[0] % 2 == 0:
                log.append(f"check {stat}")
            countholder[0] += 1
            return buf
        return Op(collect)

comm, log = Comm(3), []
op = Optimizer(comm, 5).compute([1, 2], log)
print(op.run([1, 2, 1], 7))
print(op.run([4, 6, 8], 8))
print(op.run([0, 0, 2], 9))
print(" ".join(log), comm.calls)
