# Debian's packages, unpacked into `$root` and not installed. `$folder` is where they are kept.

skip() {
    printf 'skipped: %s\n' "$*"
    exit 0
}

step() {
    printf '\n==> %s\n' "$*"
    "$@"
}

# Unpacks the packages, named as `name=version`, into the folder.
unpack() {
    (cd "$folder/debs" && apt-get download "$@") || return 1
    local deb
    for deb in "$folder"/debs/*.deb; do
        dpkg -x "$deb" "$root"
    done
}

# The libraries of these packages, named as `name=version`, that a machine with a C compiler may not have.
libraries_of() {
    apt-cache show "$@" | sed -n 's/^Depends: //p' | tr ',' '\n' |
        sed -nE 's/^ *(lib(git2|http-parser|llvm|pcre)[^ ]*).*/\1/p' | sort -u
}

# Where the loader finds what was unpacked.
library_path() {
    local found=("$root"/usr/lib "$root"/usr/lib/*-linux-gnu* "$root"/lib/*-linux-gnu*)
    (IFS=: && echo "${found[*]}")
}
