"""Builds and runs many programs at once, in Rust and in Python."""

import collections
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from callbacks import Callbacks
from emit import python, rust

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent

MANIFEST = """[package]
name = "differential"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
nonlocal = {{ path = {path} }}

[profile.dev]
debug = 0
incremental = false
"""


PANICKED = r"^(proc macro|custom attribute) panicked|^rustc fails without a message"


@dataclass
class Outcome:
    """What became of a program: `same`, `different`, `panic`, `refused` by the crate, or by `rustc`."""

    kind: str
    messages: list = field(default_factory=list)
    rust: list = field(default_factory=list)
    python: list = field(default_factory=list)


class Batch:
    """A crate with one module for each program."""

    def __init__(self, directory, programs):
        self.directory = Path(directory)
        self.programs = programs  # by their numbers
        self.outcomes = {}

    def run(self):
        """The outcome of each program, by its number."""
        self.write()
        left = list(self.programs)
        while left:
            built, errors = self.build(left)
            if built:
                self.compare(left)
                left = [n for n in left if n not in self.outcomes]
                continue
            for number, messages in (errors or self.crashing(left)).items():
                kind = "refused" if any(own for own, _ in messages) else "rustc"
                if any(re.search(PANICKED, text) for _, text in messages):
                    kind = "panic"  # of the macro
                self.outcomes[number] = Outcome(kind, [text for own, text in messages if own or kind != "refused"])
            left = [n for n in left if n not in self.outcomes]
        return self.outcomes

    def write(self):
        (self.directory / "src").mkdir(parents=True, exist_ok=True)
        (self.directory / "Cargo.toml").write_text(MANIFEST.format(path=json.dumps(str(REPOSITORY))))
        lock = REPOSITORY / "Cargo.lock"
        (self.directory / "Cargo.lock").write_text(lock.read_text())
        for number, program in self.programs.items():
            (self.directory / f"src/p{number}.rs").write_text(rust_of(program, number))

    def build(self, numbers):
        """Whether the programs compile, and the errors of each that does not: whether they are the crate's, and a text."""
        prelude = (HERE / "emit/prelude.rs").read_text()
        modules = "".join(f"mod p{n};\n" for n in numbers)
        calls = "".join(f"    guard({n}, p{n}::run);\n" for n in numbers)
        main = f"fn main() {{\n    std::panic::set_hook(Box::new(|_| ()));\n{calls}}}\n"
        (self.directory / "src/main.rs").write_text(prelude + modules + main)
        cargo = os.environ.get("CARGO", "cargo")
        command = [cargo, "build", "--offline", "--quiet", "--message-format=json", "--target-dir",
                   str(self.directory / "target")]
        environment = {k: v for k, v in os.environ.items() if k != "RUSTC_WORKSPACE_WRAPPER"}
        done = subprocess.run(command, cwd=self.directory, env=environment, capture_output=True, text=True)
        errors = errors_of(done.stdout)
        if done.returncode and not errors and "could not compile `differential`" not in done.stderr:
            sys.exit(f"cargo failed:\n{done.stderr}")
        return done.returncode == 0, errors

    def crashing(self, numbers):
        """The programs at which the compiler fails without naming them, by halving."""
        if len(numbers) == 1:
            return {numbers[0]: [(False, "rustc fails without a message")]}
        half, found = len(numbers) // 2, {}
        for part in (numbers[:half], numbers[half:]):
            built, errors = self.build(part)
            if not built:
                found.update(errors or self.crashing(part))
        return found

    def compare(self, numbers):
        """Runs the programs that compile, and compares what they print."""
        source = (HERE / "emit/prelude.py").read_text()
        source += "".join(python_of(self.programs[n], n) for n in numbers)
        (self.directory / "programs.py").write_text(source)
        here = lines_of([str(self.directory / "target/debug/differential")])
        there = lines_of([sys.executable, str(self.directory / "programs.py")])
        stopped = next((n for n in numbers if f"{n} end" not in here[n] or f"{n} end" not in there[n]), None)
        if stopped is not None:
            # The others have to run without it.
            self.outcomes[stopped] = Outcome("panic", ["the program hangs or crashes"], here[stopped], there[stopped])
            return
        for n in numbers:
            kind = "same" if here[n] == there[n] else "different"
            panics = [line.split(" ", 2)[2] for line in here[n] + there[n] if " PANIC " in line]
            self.outcomes[n] = Outcome("panic" if panics else kind, panics, here[n], there[n])


def rust_of(program, number):
    return program.emit_rust(number) if isinstance(program, Callbacks) else rust.emit(program, number)


def python_of(program, number):
    return program.emit_python(number) if isinstance(program, Callbacks) else python.emit(program, number)


def errors_of(output):
    """The errors in the messages of cargo, by the numbers of the programs that they are about."""
    found = collections.defaultdict(list)
    for line in output.splitlines():
        message = json.loads(line).get("message") if line.startswith("{") else None
        if isinstance(message, dict) and message["level"].startswith("error"):
            own = message["code"] is None and "\nhelp: " in message["message"]
            code = f"{message['code']['code']} " if message["code"] else ""
            for number in {n for span in message["spans"] for n in numbers_in(span)}:
                found[number].append((own, code + message["message"]))
    return found


def numbers_in(span):
    """The programs that a place in the source, or the macro which made it, belongs to."""
    while span:
        file = re.search(r"p(\d+)\.rs$", span["file_name"])
        if file:
            yield int(file.group(1))
        span = span["expansion"]["span"] if span.get("expansion") else None


def lines_of(command):
    """What a command prints, by the number with which each line starts."""
    try:
        output = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30).stdout
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
    lines = collections.defaultdict(list)
    for line in output.decode().splitlines():
        lines[int(line.split()[0])].append(line)
    return lines


def normal(message):
    """The first line of a message, without the names in it."""
    first = re.sub(r" \(src/[^)]*\)", "", message.split("\n")[0])
    first = re.sub(r"`[^`]*`", "`_`", first)
    return re.sub(r"`_`((, | and )`_`)+", "`_`", first)
