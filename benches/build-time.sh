#!/usr/bin/env bash
# Cold build time of `nonlocal` as a dependency, against async-trait in the same run. The bar is 1.15.
#
#     benches/build-time.sh [runs]
#
# Two crates that have nothing but the dependency are built from an empty target directory, by turns. Only the builds
# are measured: everything is fetched before, and they run offline. CPU time is what both cores spent on it, and
# suffers less from what else the machine does.
set -euo pipefail

runs=${1:-5}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A dependency by path would be compiled incrementally, one from the registry is not.
export CARGO_INCREMENTAL=0
unset CARGO_TARGET_DIR

crate() { # name, dependency
    mkdir -p "$work/$1/src"
    printf '[package]\nname = "user-of-%s"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n%s\n\n[workspace]\n' \
        "$1" "$2" >"$work/$1/Cargo.toml"
    : >"$work/$1/src/lib.rs"
    cargo fetch --quiet --manifest-path "$work/$1/Cargo.toml"
}

# Appends "wall cpu", in seconds, to the crate's file of times.
build() { # name
    rm -rf "$work/$1/target"
    local TIMEFORMAT='%R %U %S'
    { time cargo build --offline --quiet --manifest-path "$work/$1/Cargo.toml" 2>"$work/log"; } 2>"$work/time" ||
        { cat "$work/log" >&2; exit 1; }
    awk '{ print $1, $2 + $3 }' "$work/time" >>"$work/$1.times"
}

median() { # name, column
    awk -v column="$2" '{ print $column }' "$work/$1.times" | sort -n |
        awk '{ value[NR] = $1 } END { printf "%.2f", (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

ratio() { # column
    awk -v a="$(median nonlocal "$1")" -v b="$(median async-trait "$1")" 'BEGIN { printf "%.2f", a / b }'
}

crate nonlocal "nonlocal = { path = \"$root\" }"
crate async-trait 'async-trait = "0.1"'
for ((run = 1; run <= runs; run++)); do
    for name in nonlocal async-trait; do
        build "$name"
        echo "run $run of $runs: $name $(tail -n 1 "$work/$name.times")" >&2
    done
done

printf '| build, median of %s | nonlocal | async-trait | ratio |\n| --- | ---: | ---: | ---: |\n' "$runs"
printf '| wall, s | %s | %s | %s |\n' "$(median nonlocal 1)" "$(median async-trait 1)" "$(ratio 1)"
printf '| CPU, s | %s | %s | %s |\n' "$(median nonlocal 2)" "$(median async-trait 2)" "$(ratio 2)"
