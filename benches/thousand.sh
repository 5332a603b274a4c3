#!/usr/bin/env bash
# A crate of a thousand factories against the same written by hand: `cargo check` and `cargo build`. The bar is 1.5.
#
#     benches/thousand.sh [runs]
#
# Two hundred modules with the five factories of thousand/nonlocal.rs, or with their twins of thousand/hand.rs, and one
# function that uses them. The dependencies are built before; only the crate itself is compiled anew, by turns. CPU time is
# what both cores spent on it.
set -euo pipefail

runs=${1:-5}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_INCREMENTAL=0
unset CARGO_TARGET_DIR

crate() { # name, dependency
    mkdir -p "$work/$1/src"
    printf '[package]\nname = "thousand-%s"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n%s\n\n[workspace]\n' \
        "$1" "$2" >"$work/$1/Cargo.toml"
    cp "$root/Cargo.lock" "$work/$1/"
    for ((module = 0; module < 200; module++)); do
        cat "$root/benches/thousand/$1.rs" "$root/benches/thousand/uses.rs" >"$work/$1/src/m$module.rs"
        echo "mod m$module;"
    done >"$work/$1/src/main.rs"
    {
        echo 'fn main() {'
        echo '    let mut sum = 0;'
        for ((module = 0; module < 200; module++)); do echo "    sum += m$module::use_them();"; done
        echo '    println!("{sum}");'
        echo '}'
    } >>"$work/$1/src/main.rs"
    for command in check build; do
        cargo "$command" --quiet --manifest-path "$work/$1/Cargo.toml"
    done
}

# Appends "wall cpu", in seconds, to the file of times.
compile() { # name, command
    touch "$work/$1/src/main.rs"
    local TIMEFORMAT='%R %U %S'
    { time cargo "$2" --offline --quiet --manifest-path "$work/$1/Cargo.toml" 2>"$work/log"; } 2>"$work/time" ||
        { cat "$work/log" >&2; exit 1; }
    awk '{ print $1, $2 + $3 }' "$work/time" >>"$work/$1.$2"
}

median() { # name, command, column
    awk -v column="$3" '{ print $column }' "$work/$1.$2" | sort -n |
        awk '{ value[NR] = $1 } END { printf "%.2f", (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

crate nonlocal "nonlocal = { path = \"$root\" }"
crate hand ''
results=$(for name in nonlocal hand; do "$work/$name/target/debug/thousand-$name"; done | uniq)
[[ $(wc -l <<<"$results") == 1 ]] || { echo "they differ: $results" >&2; exit 1; }
for ((run = 1; run <= runs; run++)); do
    for command in check build; do
        for name in nonlocal hand; do
            compile "$name" "$command"
            echo "run $run of $runs: $command $name $(tail -n 1 "$work/$name.$command")" >&2
        done
    done
done

printf '| median of %s | nonlocal, s | by hand, s | ratio | for each factory, ms |\n' "$runs"
printf '| --- | ---: | ---: | ---: | ---: |\n'
for command in check build; do
    for column in 1 2; do
        ours=$(median nonlocal "$command" "$column")
        hand=$(median hand "$command" "$column")
        awk -v what="\`cargo $command\`, $([[ $column == 1 ]] && echo wall || echo CPU)" -v ours="$ours" -v hand="$hand" \
            'BEGIN { printf "| %s | %s | %s | %.2f | %.2f |\n", what, ours, hand, ours / hand, ours - hand }'
    done
done
