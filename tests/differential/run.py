#!/usr/bin/env python3
"""Compares random programs in Python and in Rust."""

import sys

sys.dont_write_bytecode = True

import argparse
import collections
import os
from pathlib import Path

from analysis import features
from build import REPOSITORY, Batch, normal
from generate import program

MOST_REFUSED = 0.10


class Totals:
    def __init__(self):
        self.kinds = collections.Counter()
        self.features = collections.Counter()
        self.refusals = collections.Counter()
        self.refused_seeds = {}
        self.lines = 0
        self.faults = []

    def add(self, seed, program_, outcome):
        self.kinds[outcome.kind] += 1
        self.features.update(features(program_))
        self.lines += len(outcome.rust)
        if outcome.kind == "refused":
            for message in {normal(m) for m in outcome.messages}:
                self.refusals[message] += 1
                self.refused_seeds.setdefault(message, seed)
        elif outcome.kind != "same":
            self.faults.append((seed, outcome))

    def refused_share(self):
        return self.kinds["refused"] / max(1, self.kinds.total())

    def fails(self):
        return bool(self.faults) or self.refused_share() >= MOST_REFUSED

    def print(self):
        count = self.kinds.total()
        share = lambda n: f"{100 * n / max(1, count):.1f}%"
        print(f"{count} programs: {self.kinds['same']} same, {self.kinds['refused']} refused ({share(self.kinds['refused'])}), "
              f"{self.kinds['different']} different, {self.kinds['panic']} panics, {self.kinds['rustc']} rustc errors; "
              f"{self.lines} lines compared")
        print("refused by:" if self.refusals else "nothing refused")
        for message, n in self.refusals.most_common():
            print(f"{n:6}  {message}  (seed {self.refused_seeds[message]})")
        print("features:")
        for name, n in self.features.most_common():
            print(f"{share(n):>7}  {name}")
        for seed, outcome in self.faults:
            print(f"seed {seed}: {outcome.kind}: {'; '.join(outcome.messages[:3]) or first_difference(outcome)}")


def first_difference(outcome):
    pairs = zip(outcome.rust + ["the end"], outcome.python + ["the end"])
    return next((f"Rust printed {a!r}, Python {b!r}" for a, b in pairs if a != b), "")


def target_directory():
    return Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=250, help="how many programs are compiled at once")
    parser.add_argument("--directory", type=Path, default=target_directory() / "differential", help="where they are compiled")
    options = parser.parse_args()
    totals, end = Totals(), options.first + options.count
    for start in range(options.first, end, options.batch):
        programs = {seed: program(seed) for seed in range(start, min(start + options.batch, end))}
        outcomes = Batch(options.directory / "batch", programs).run()
        for seed in programs:
            totals.add(seed, programs[seed], outcomes[seed])
        print(f"{start}: {dict(totals.kinds)}", file=sys.stderr, flush=True)
    totals.print()
    return 1 if totals.fails() else 0


if __name__ == "__main__":
    sys.exit(main())
