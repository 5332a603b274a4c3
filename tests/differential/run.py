#!/usr/bin/env python3
"""Compares random programs in Python and in Rust."""

import sys

sys.dont_write_bytecode = True

import argparse
import collections
import multiprocessing
import os
from pathlib import Path

import callbacks
import generate
from features import features
from build import REPOSITORY, Batch, normal

MOST_REFUSED = 0.10


class Totals:
    def __init__(self):
        self.kinds = collections.Counter()
        self.features = collections.Counter()
        self.refusals = {"refused": collections.Counter(), "rustc": collections.Counter()}  # by the crate, and by rustc
        self.refused_seeds = {}
        self.lines = 0
        self.faults = []

    def add(self, seed, has, outcome):
        self.kinds[outcome.kind] += 1
        self.features.update(has)
        self.lines += len(outcome.rust)
        if outcome.kind in self.refusals:
            for message in {normal(m) for m in outcome.messages}:
                self.refusals[outcome.kind][message] += 1
                self.refused_seeds.setdefault(message, seed)
        elif outcome.kind != "same":
            self.faults.append(describe(seed, outcome))
            print(self.faults[-1], file=sys.stderr, flush=True)

    def refused_share(self):
        return (self.kinds["refused"] + self.kinds["rustc"]) / max(1, self.kinds.total())

    def fails(self):
        return bool(self.faults) or self.refused_share() >= MOST_REFUSED

    def print(self):
        count = self.kinds.total()
        share = lambda n: f"{100 * n / max(1, count):.1f}%"
        kinds = self.kinds
        print(f"{count} programs: {kinds['same']} same, {kinds['refused']} refused ({share(kinds['refused'])}), "
              f"{kinds['rustc']} refused by rustc ({share(kinds['rustc'])}), {kinds['different']} different, "
              f"{kinds['panic']} panics; {self.lines} lines compared")
        for kind, by in (("refused", "the crate"), ("rustc", "rustc")):
            print(f"refused by {by}:" if self.refusals[kind] else f"nothing refused by {by}")
            for message, n in self.refusals[kind].most_common():
                print(f"{n:6}  {message}  (seed {self.refused_seeds[message]})")
        print("features:")
        for name, n in self.features.most_common():
            print(f"{share(n):>7}  {name}")
        for fault in self.faults:
            print(fault)


def describe(seed, outcome):
    return f"seed {seed}: {outcome.kind}: {'; '.join(outcome.messages[:3]) or first_difference(outcome)}"


def first_difference(outcome):
    pairs = zip(outcome.rust + ["the end"], outcome.python + ["the end"])
    return next((f"Rust printed {a!r}, Python {b!r}" for a, b in pairs if a != b), "")


def target_directory():
    return Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))


def run_batch(work):
    """The outcome and the features of each program of a batch, by its seed."""
    seeds, directory, back = work
    make = callbacks.program if back else generate.program
    programs = {seed: make(seed) for seed in seeds}
    # Processes that work at the same time have a directory each.
    number = (multiprocessing.current_process()._identity or (0,))[0]
    outcomes = Batch(directory / f"batch{number}", programs).run()
    has = lambda program: ["callbacks that come back"] if back else features(program)
    return [(seed, has(programs[seed]), outcomes[seed]) for seed in seeds]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=1, metavar="SEED", help="the first seed")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--callbacks", action="store_true", help="programs whose callbacks come back")
    parser.add_argument("--batch", type=int, default=250, help="how many programs are compiled at once")
    parser.add_argument("--jobs", type=int, default=1, help="how many batches are compiled at the same time")
    parser.add_argument("--directory", type=Path, default=target_directory() / "differential", help="where that happens")
    options = parser.parse_args()
    totals, end = Totals(), options.first + options.count
    starts = range(options.first, end, options.batch)
    work = [(range(start, min(start + options.batch, end)), options.directory, options.callbacks) for start in starts]
    with multiprocessing.Pool(options.jobs) as pool:
        for batch in pool.imap(run_batch, work):
            for result in batch:
                totals.add(*result)
            print(f"{batch[-1][0]}: {dict(totals.kinds)}", file=sys.stderr, flush=True)
    totals.print()
    return 1 if totals.fails() else 0


if __name__ == "__main__":
    sys.exit(main())
