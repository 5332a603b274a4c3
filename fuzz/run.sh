#!/usr/bin/env bash
# Fuzzes every entry point of the compiler, from the programs in this repository.
#
#     fuzz/run.sh [runs] [target..]
#
# The runs, 10 million if nothing else is said, are those of all targets together. `JOBS` targets run at a time, 1 if
# nothing else is said. A failure ends its target; the input that failed is in fuzz/artifacts/<target>. Endless
# recursion leaves none: with `LAST_INPUT=/dev/shm/last`, each input is in that file when it is tried.
set -euo pipefail
cd "$(dirname "$0")"

runs=${1:-10000000}
targets=("${@:2}")
if [ ${#targets[@]} -eq 0 ]; then
    targets=(nonlocal factory rename decorate call)
fi
if ! cargo +nightly --version >/dev/null 2>&1; then
    echo "there is no nightly toolchain: nothing is fuzzed"
    exit 0
fi
if ! cargo +nightly fuzz --version >/dev/null 2>&1; then
    echo "cargo-fuzz is not installed: nothing is fuzzed"
    exit 0
fi

# With the dependencies that the workspace has locked.
cp ../Cargo.lock Cargo.lock
# The code is `forbid(unsafe_code)`: a sanitizer has nothing to find, and halves the speed. So does tracing comparisons,
# and what it is for, to guess words, the dictionary does. What is checked, Cargo.toml says.
options=(--sanitizer none --no-trace-compares --release)
export RUSTC_WRAPPER=$PWD/instrument.sh
RUSTC_WRAPPER='' cargo +nightly run --quiet --release --example corpus
cargo +nightly fuzz build "${options[@]}"

# Percent of the runs for each target.
share() { # target
    case $1 in
        nonlocal) echo 40 ;;
        factory) echo 25 ;;
        rename) echo 15 ;;
        *) echo 10 ;;
    esac
}

total=0
for target in "${targets[@]}"; do
    total=$((total + $(share "$target")))
done

fuzz() { # target
    local count=$((runs * $(share "$1") / total))
    echo "$1: $count runs"
    # Longer input, and deeper than src/check.rs lets pass, overflows the stack in `syn`, as it does in rustc.
    cargo +nightly fuzz run "${options[@]}" "$1" -- -runs="$count" -max_len=2048 -timeout=10 -dict=rust.dict \
        -print_final_stats=1 -print_funcs=0 -entropic=0 >"$1.log" 2>&1 || { tail -n 40 "$1.log"; return 1; }
    tail -n 7 "$1.log"
}

failed=0
running=0
for target in "${targets[@]}"; do
    if [ "$running" -ge "${JOBS:-1}" ]; then
        wait -n || failed=1
        running=$((running - 1))
    fi
    fuzz "$target" &
    running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
    wait -n || failed=1
    running=$((running - 1))
done
exit "$failed"
