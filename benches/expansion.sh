#!/usr/bin/env bash
# Instructions of an expansion for each token that it reads or writes, as a factory grows. The bar is that they stay the same.
#
#     benches/expansion.sh
#
# They are counted by callgrind: with the reading and printing of the tokens, and whatever else the machine does.
# `cargo bench -p nonlocal-core --bench expansion` takes the time.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v valgrind >/dev/null; then
    echo "valgrind is not installed: nothing is measured"
    exit 0
fi

bench=$(cargo bench --quiet --no-run -p nonlocal-core --bench expansion --message-format=json |
    sed -n 's/.*"executable":"\([^"]*expansion[^"]*\)".*/\1/p' | tail -n 1)

"$bench" shapes | while read -r shape; do
    printf '\n| %s | tokens | million instructions | for each token |\n| ---: | ---: | ---: | ---: |\n' "$shape"
    for size in $("$bench" "$shape"); do
        tokens=$("$bench" "$shape" "$size")
        valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" "$shape" "$size" 2>&1 >/dev/null |
            awk -v size="$size" -v tokens="$tokens" '/Collected/ {
                printf "| %s | %d | %.1f | %.0f |\n", size, tokens, $NF / 1e6, $NF / tokens
            }'
    done
done
