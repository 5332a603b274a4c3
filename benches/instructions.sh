#!/usr/bin/env bash
# Instructions that closures made by factories execute, against their twins written by hand. The bar is 1.00.
#
#     benches/instructions.sh [turns]
#
# Every kernel runs under callgrind twice, with no turns and with many; the difference is the kernel's own.
set -euo pipefail
cd "$(dirname "$0")/instructions"

if ! command -v valgrind >/dev/null; then
    echo "valgrind is not installed: nothing is measured"
    exit 0
fi

turns=${1:-100000}
target=${CARGO_TARGET_DIR:-$(cd ../.. && pwd)/target/instructions}
# With the dependencies that the workspace has locked.
cp ../../Cargo.lock Cargo.lock
cargo build --release --quiet --target-dir "$target"
binary=$target/release/instructions

# Instructions of `binary $@`, from the line "==123== Collected : 456789".
collected() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$binary" "$@" 2>&1 >/dev/null |
        awk '/Collected/ { print $NF }'
}

# The same per turn, without what the process does before and after.
instructions() {
    local none many
    none=$(collected "$1" "$2" 0)
    many=$(collected "$1" "$2" "$turns")
    awk -v none="$none" -v many="$many" -v turns="$turns" 'BEGIN { printf "%.2f", (many - none) / turns }'
}

printf '| kernel | nonlocal | by hand | ratio |\n| --- | ---: | ---: | ---: |\n'
for kernel in $("$binary"); do
    with_factory=$(instructions "$kernel" nonlocal)
    by_hand=$(instructions "$kernel" hand)
    awk -v kernel="$kernel" -v a="$with_factory" -v b="$by_hand" \
        'BEGIN { printf "| %s | %s | %s | %.2f |\n", kernel, a, b, a / b }'
done
