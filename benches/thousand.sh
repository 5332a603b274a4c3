#!/usr/bin/env bash
# A crate of a thousand factories against the same written by hand: `cargo check` and `cargo build`; and one of fifty, of which
# one line is edited, `cargo check` again. The bar is 1.4. Then the same where the macros are built with optimization; the
# last lines are what an attribute costs that does nothing: it reads its function with syn, and prints it.
#
#     benches/thousand.sh [runs]
#
# Modules with the five factories of thousand/nonlocal.rs, or with their twins of thousand/hand.rs, and one function that
# uses them. The dependencies are built before; only the crate itself is compiled anew, by turns, the one of fifty
# incrementally. CPU time is what both cores spent on it.
set -euo pipefail

runs=${1:-5}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_INCREMENTAL=0
unset CARGO_TARGET_DIR

crate() { # folder, twin, modules, dependency
    mkdir -p "$work/$1/src"
    printf '[package]\nname = "%s"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n%s\n\n[workspace]\n' \
        "$1" "$4" >"$work/$1/Cargo.toml"
    cp "$root/Cargo.lock" "$work/$1/"
    for ((module = 0; module < $3; module++)); do
        cat "$root/benches/thousand/$2.rs" "$root/benches/thousand/uses.rs" >"$work/$1/src/m$module.rs"
        echo "mod m$module;"
    done >"$work/$1/src/main.rs"
    {
        echo 'fn main() {'
        echo '    let mut sum = 0;'
        for ((module = 0; module < $3; module++)); do echo "    sum += m$module::use_them();"; done
        echo '    println!("{sum}");'
        echo '}'
    } >>"$work/$1/src/main.rs"
}

# Appends "wall cpu", in seconds, to the file of times.
compile() { # folder, command, file of times
    local TIMEFORMAT='%R %U %S'
    { time cargo "$2" --offline --quiet --manifest-path "$work/$1/Cargo.toml" 2>"$work/log"; } 2>"$work/time" ||
        { cat "$work/log" >&2; exit 1; }
    awk '{ print $1, $2 + $3 }' "$work/time" >>"$work/$3"
    echo "run $run of $runs: $3 $(tail -n 1 "$work/$3")" >&2
}

median() { # file of times, column
    awk -v column="$2" '{ print $column }' "$work/$1" | sort -n |
        awk '{ value[NR] = $1 } END { printf "%.2f", (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

# The line of the table.
line() { # what, file of times, column, how many factories, twin
    awk -v what="$1" -v ours="$(median "${5:-nonlocal}.$2" "$3")" -v hand="$(median "hand.$2" "$3")" -v count="$4" \
        'BEGIN { printf "| %s | %s | %s | %.2f | %.2f |\n", what, ours, hand, ours / hand, 1000 * (ours - hand) / count }'
}

# The attribute that does nothing.
mkdir -p "$work/reprint/src"
cat >"$work/reprint/Cargo.toml" <<'END'
[package]
name = "reprint"
version = "0.0.0"
edition = "2024"

[lib]
proc-macro = true

[dependencies]
quote = "1"
syn = { version = "3", default-features = false, features = ["clone-impls", "full", "parsing", "printing", "proc-macro"] }

[workspace]
END
cat >"$work/reprint/src/lib.rs" <<'END'
#[proc_macro_attribute]
pub fn reprint(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    quote::ToTokens::into_token_stream(syn::parse::<syn::ItemFn>(item).expect("a function")).into()
}
END

dependency="nonlocal = { path = \"$root\" }"
for size in thousand:200 fifty:10; do
    crate "${size%:*}-nonlocal" nonlocal "${size#*:}" "$dependency"
    crate "${size%:*}-hand" hand "${size#*:}" ''
done
crate thousand-optimized nonlocal 200 "$dependency"
printf '[profile.dev.build-override]\nopt-level = 1\n' >>"$work/thousand-optimized/Cargo.toml"
crate thousand-reprint hand 200 "reprint = { path = \"$work/reprint\" }"
sed -i 's/^pub fn/#[reprint::reprint]\npub fn/' "$work/thousand-reprint/src/"m*.rs
for twin in optimized reprint; do
    cargo check --quiet --manifest-path "$work/thousand-$twin/Cargo.toml"
done
for twin in nonlocal hand; do
    for command in check build; do
        cargo "$command" --quiet --manifest-path "$work/thousand-$twin/Cargo.toml"
    done
    CARGO_INCREMENTAL=1 cargo check --quiet --manifest-path "$work/fifty-$twin/Cargo.toml"
done
results=$(for twin in nonlocal hand; do "$work/thousand-$twin/target/debug/thousand-$twin"; done | uniq)
[[ $(wc -l <<<"$results") == 1 ]] || { echo "they differ: $results" >&2; exit 1; }
for ((run = 1; run <= runs; run++)); do
    for twin in optimized reprint; do
        touch "$work/thousand-$twin/src/main.rs"
        compile "thousand-$twin" check "$twin.check"
    done
    for twin in nonlocal hand; do
        for command in check build; do
            touch "$work/thousand-$twin/src/main.rs"
            compile "thousand-$twin" "$command" "$twin.$command"
        done
        sed -i "s/make_counter([0-9]*);/make_counter($((run + 1)));/" "$work/fifty-$twin/src/m5.rs"
        CARGO_INCREMENTAL=1 compile "fifty-$twin" check "$twin.edited"
    done
done

printf '| median of %s | nonlocal, s | by hand, s | ratio | for each factory, ms |\n' "$runs"
printf '| --- | ---: | ---: | ---: | ---: |\n'
for command in check build; do
    line "\`cargo $command\`, wall" "$command" 1 1000
    line "\`cargo $command\`, CPU" "$command" 2 1000
done
line 'one line edited, of fifty: `cargo check`, wall' edited 1 50
line 'one line edited, of fifty: `cargo check`, CPU' edited 2 50
line 'macros optimized: `cargo check`, wall' check 1 1000 optimized
line 'macros optimized: `cargo check`, CPU' check 2 1000 optimized
line 'read and printed by syn: `cargo check`, wall' check 1 1000 reprint
line 'read and printed by syn: `cargo check`, CPU' check 2 1000 reprint
