class TestResult(Exception):
    def __init__(self):
        self.steps, self.failure = [], None
    def add_step(self, name):
        self.steps.append(name)
    def fail(self, msg):
        self.failure = msg

class Test:
    def __init__(self, codes):
        self.codes, self.touched = codes, 0

def run_test(test, should_fail):
    result = TestResult()
    builds = 0
    def build_step():
        nonlocal builds
        code = test.codes[builds]
        builds += 1
        result.add_step(f"build{builds}")
        if should_fail == "build":
            if code != 0:
                raise result
            result.fail("should have failed to build")
            raise result
        if code != 0:
            result.fail("compiling failed")
            raise result
    def force_regenerate():
        test.touched += 1
    build_step()
    force_regenerate()
    build_step()
    force_regenerate()
    result.add_step("test")
    if should_fail == "test":
        result.fail("should have failed to test")
        return result
    return result

for codes, should_fail in (([0, 0], ""), ([0, 1], ""), ([1], "build"), ([0, 0], "test"), ([0], "build")):
    test = Test(codes)
    try:
        r = run_test(test, should_fail)
        kind = "returned"
    except TestResult as e:
        r = e
        kind = "raised"
    print(kind, " ".join(r.steps), r.failure or "-", test.touched)
