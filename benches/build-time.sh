#!/usr/bin/env bash
# Cold build time of `nonlocal` as a dependency, against async-trait, and other crates in the same run. The bar is 1.35 of
# async-trait's processor time.
#
#     benches/build-time.sh [runs] [crates, async-trait among them]
#
# Crates that have nothing but the dependency are built from an empty target directory, by turns, and again where `syn`,
# `quote` and `proc-macro2` are there already, as they are in most projects. Only the builds are measured: everything is
# fetched before, and they run offline. CPU time is what both cores spent on it, and suffers less from what else the
# machine does.
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

# Appends "wall cpu", in seconds, to a file of times.
build() { # name, file of times
    local TIMEFORMAT='%R %U %S'
    { time cargo build --offline --quiet --manifest-path "$work/$1/Cargo.toml" 2>"$work/log"; } 2>"$work/time" ||
        { cat "$work/log" >&2; exit 1; }
    awk '{ print $1, $2 + $3 }' "$work/time" >>"$work/$2"
    echo "run $run of $runs: $2 $(tail -n 1 "$work/$2")" >&2
}

# Removes what was built, but for what most projects have already.
clean_own() { # name
    local packages=()
    while read -r package _; do
        packages+=(--package "$package")
    done < <(cargo tree --offline --quiet --prefix none --manifest-path "$work/$1/Cargo.toml" | sort -u |
        grep -vE '^(proc-macro2|quote|syn|unicode-ident) ')
    cargo clean --offline --quiet --manifest-path "$work/$1/Cargo.toml" "${packages[@]}"
}

median() { # file of times, column
    awk -v column="$2" '{ print $column }' "$work/$1" | sort -n |
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
        rm -rf "$work/$name/target"
        build "$name" "$name.cold"
        clean_own "$name"
        build "$name" "$name.own"
    done
done

table() { # what, extension of the files of times
    printf '\n| %s, median of %s | wall, s | CPU, s | wall against async-trait | CPU |\n' "$1" "$runs"
    printf '| --- | ---: | ---: | ---: | ---: |\n'
    for name in "${crates[@]}"; do
        awk -v name="$name" -v wall="$(median "$name.$2" 1)" -v cpu="$(median "$name.$2" 2)" \
            -v their_wall="$(median "async-trait.$2" 1)" -v their_cpu="$(median "async-trait.$2" 2)" \
            'BEGIN { printf "| %s | %s | %s | %.2f | %.2f |\n", name, wall, cpu, wall / their_wall, cpu / their_cpu }'
    done
}
table 'cold build' cold
table 'with `syn` there already' own
