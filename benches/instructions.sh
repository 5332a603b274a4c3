#!/usr/bin/env bash
# Instructions that factories execute, against their twins written by hand, where the bar is 1.00, and against boxes and other
# crates, where those can express the kernel.
#
#     benches/instructions.sh [turns]
#     KERNELS='shared|emitter' benches/instructions.sh    # those with such a name
#
# Every kernel runs under callgrind twice, with few turns and with many; the difference is the kernel's own.
set -euo pipefail
cd "$(dirname "$0")/instructions"

if ! command -v valgrind >/dev/null; then
    echo "valgrind is not installed: nothing is measured"
    exit 0
fi

turns=${1:-2000}
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
    local few many
    few=$(collected "$1" "$2" 100)
    many=$(collected "$1" "$2" $((turns + 100)))
    awk -v few="$few" -v many="$many" -v turns="$turns" 'BEGIN { printf "%.2f", (many - few) / turns }'
}

# The same of another crate, as a multiple of the version by hand; nothing where there is none.
compared() {
    if "$binary" "$2" | grep -qx "$1"; then
        awk -v a="$(instructions "$1" "$2")" -v b="$3" 'BEGIN { printf "%.2f", a / b }'
    fi
}

others=(boxed closure_attr serde_closure fix_fn recur-fn)
{
    printf '| kernel | nonlocal | by hand | ratio |'
    printf ' %s |' "${others[@]}"
    printf '\n| --- | ---: | ---: | ---: |'
    printf ' ---: |%.0s' "${others[@]}"
    printf '\n'
}
for kernel in $("$binary" nonlocal | grep -E "${KERNELS:-.}"); do
    with_factory=$(instructions "$kernel" nonlocal)
    by_hand=$(instructions "$kernel" hand)
    ratio=$(awk -v a="$with_factory" -v b="$by_hand" 'BEGIN { printf "%.2f", a / b }')
    printf '| %s | %s | %s | %s |' "$kernel" "$with_factory" "$by_hand" "$ratio"
    for other in "${others[@]}"; do
        printf ' %s |' "$(compared "$kernel" "$other" "$by_hand")"
    done
    printf '\n'
done
