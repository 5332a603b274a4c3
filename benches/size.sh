#!/usr/bin/env bash
# How much there is to compile in `nonlocal-core`, and what that costs whoever depends on it, against async-trait.
#
#     benches/size.sh [runs]
#
# The lines of LLVM IR are those of a debug build; `cargo test -p nonlocal-core --test size` fails where there are more of
# them than there were. The times are those of `build-time.sh`: the bar is 1.35 of async-trait's processor time.
set -euo pipefail

runs=${1:-5}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

CARGO_INCREMENTAL=0 CARGO_ENCODED_RUSTFLAGS='' cargo rustc --quiet --package nonlocal-core --lib \
    --manifest-path "$root/Cargo.toml" --target-dir "$work/target" -- \
    --emit=llvm-ir="$work/core.ll" -C codegen-units=1 -C debuginfo=0
printf '| LLVM IR of a debug build | lines | functions |\n| --- | ---: | ---: |\n'
printf '| nonlocal-core | %s | %s |\n\n' "$(wc -l <"$work/core.ll")" "$(grep -c '^define ' "$work/core.ll")"

"$root/benches/build-time.sh" "$runs" nonlocal async-trait
