#!/usr/bin/env bash
# Cold build time of `nonlocal` as a dependency, against async-trait, and other crates in the same run. The bar is 1.35 of
# async-trait's processor time.
#
#     benches/build-time.sh [runs] [crates, async-trait among them]
#
# Crates that have nothing but the dependency are built from an empty target directory, by turns. Only the builds are
# measured: everything is fetched before, and they run offline. CPU time is what both cores spent on it, and
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

declare -A dependency=(
    [nonlocal]="nonlocal = { path = \"$root\" }"
    [async-trait]='async-trait = "0.1"'
    [bon]='bon = "3"'
    [closure_attr]='closure_attr = "0.4"'
    [cached]='cached = "0.56"'
)
crates=("${@:2}")
[[ $# -gt 1 ]] || crates=(nonlocal async-trait bon closure_attr cached)
for name in "${crates[@]}"; do
    crate "$name" "${dependency[$name]}"
done
for ((run = 1; run <= runs; run++)); do
    for name in "${crates[@]}"; do
        build "$name"
        echo "run $run of $runs: $name $(tail -n 1 "$work/$name.times")" >&2
    done
done

printf '| cold build, median of %s | wall, s | CPU, s | wall against async-trait | CPU |\n' "$runs"
printf '| --- | ---: | ---: | ---: | ---: |\n'
for name in "${crates[@]}"; do
    wall=$(median "$name" 1)
    cpu=$(median "$name" 2)
    awk -v name="$name" -v wall="$wall" -v cpu="$cpu" \
        -v their_wall="$(median async-trait 1)" -v their_cpu="$(median async-trait 2)" \
        'BEGIN { printf "| %s | %s | %s | %.2f | %.2f |\n", name, wall, cpu, wall / their_wall, cpu / their_cpu }'
done
