#!/usr/bin/env bash
# Cargo's RUSTC_WRAPPER: coverage counts in the compiler only, not in what it is built on. The fuzzer is to look for new
# paths through the compiler, not through the parser, and it is faster.
rustc=$1
shift
case " $* " in
    *" --crate-name syn "* | *" --crate-name proc_macro2 "* | *" --crate-name quote "* | *" --crate-name unicode_ident "*)
        kept=()
        for argument in "$@"; do
            case $argument in
                *sancov* | *sanitizer-coverage*) ;;
                *) kept+=("$argument") ;;
            esac
        done
        exec "$rustc" "${kept[@]}"
        ;;
esac
exec "$rustc" "$@"
