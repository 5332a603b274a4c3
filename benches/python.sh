#!/usr/bin/env bash
# Factories against the same programs in CPython. The bar is 50 times.
#
#     benches/python.sh [runs]
#
# Each kernel runs in both with a number of turns that takes Python about half a second; the least of some runs counts,
# since what else the machine does only adds to it. Both have to come to the same result.
set -euo pipefail
cd "$(dirname "$0")/python"

if ! command -v python3 >/dev/null; then
    echo "python3 is not installed: nothing is measured"
    exit 0
fi

runs=${1:-5}
target=${CARGO_TARGET_DIR:-$(cd ../.. && pwd)/target/python}
cp ../../Cargo.lock Cargo.lock
cargo build --release --quiet --target-dir "$target"
binary=$target/release/python

# The seconds that a command needs at least; what it computes goes to $work.
least() { # turns, command..
    local turns=$1
    shift
    for ((run = 0; run < runs; run++)); do "$@" "$turns"; done |
        sort -k2 -g | awk 'NR == 1 { print $1 > "'"$work"'"; printf "%.9f", $2 }'
}

work=$(mktemp)
trap 'rm -f "$work"' EXIT
python3 --version
printf '| against CPython | nonlocal, ns | CPython, ns | times |\n| --- | ---: | ---: | ---: |\n'
for kernel in $("$binary"); do
    turns=$(python3 kernels.py "$kernel" 1000 | awk '{ printf "%d", 500 / $2 + 1000 }')
    there=$(least "$turns" python3 kernels.py "$kernel")
    expected=$(<"$work")
    here=$(least "$turns" "$binary" "$kernel")
    [[ $(<"$work") == "$expected" ]] || { echo "$kernel: $(<"$work") is not $expected" >&2; exit 1; }
    awk -v name="$kernel" -v here="$here" -v there="$there" -v turns="$turns" 'BEGIN {
        printf "| %s | %.1f | %.0f | %.0f |\n", name, here * 1e9 / turns, there * 1e9 / turns, there / here
    }'
done
