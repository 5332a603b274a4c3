# A test runner: the test is wrapped, or timed, and its call is kept as text for the error.
class Runner:
    def __init__(self, test, deadline):
        self.test = test
        self.deadline = deadline
        self.timing = {}
        self.runs = 0

    def call_runner(self, data, function):
        self.runs += 1
        return function(data)

    def execute_once(self, data, verbose, is_final, expected):
        text = None
        if self.deadline is None:

            def test(args):
                return self.test(args)

        else:

            def test(args):
                start = sum(data)
                result = self.test(args)
                runtime = sum(args) - start
                self.timing["test"] = runtime
                deadline = self.deadline
                if not is_final:
                    deadline = deadline // 4 * 5
                if runtime >= deadline:
                    raise ValueError(f"deadline {runtime}")
                return result

        def run(data):
            args = data + [len(data)]
            if expected is not None:
                nonlocal text
                text = f"test({args})"
            if verbose:
                print("Test case:", args)
            return test(args)

        result = self.call_runner(data, run)
        if expected is not None:
            raise ValueError(f"{text} did not give {expected}")
        return result


def show(runner, *args):
    try:
        print(runner.execute_once(*args))
    except ValueError as e:
        print("error:", e)


plain = Runner(lambda args: max(args), None)
show(plain, [1, 5], True, False, None)
show(plain, [1, 5], False, False, 7)
timed = Runner(lambda args: min(args), 4)
show(timed, [1, 5], True, False, None)
show(timed, [1, 2, 3, 4], False, True, None)
show(timed, [1, 2, 3, 4, 5], False, False, 6)
print(timed.timing, timed.runs, plain.runs)
