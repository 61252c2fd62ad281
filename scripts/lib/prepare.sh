# Sourced by scripts/demo, scripts/test and .ci/run: finds Swift and installs what a bare Debian 12 lacks.
# shellcheck shell=bash

# With --help each of them says what it does, in the words at its top, and does nothing.
case "${1:-}" in
-h | --help)
    script="$0"
    [ -f "$script" ] || script="$OLDPWD/$0"
    sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$script"
    exit 0
    ;;
esac

# What the build links against, and why: libcurl for HTTP, SQLite for the store, ICU for word boundaries, libxml2 for
# HTML and Word, zlib for archives.
KAIRAN_BUILD_PACKAGES=(libcurl4-openssl-dev libsqlite3-dev libicu-dev libxml2-dev zlib1g-dev)

# What tests use besides: openssl plays a server with a certificate of its own; pdftotext and its tables for Japanese
# fonts read PDFs. The proofs' judge is written in Python, so that it shares nothing with what it judges; strace makes
# system calls fail, iproute2 makes networks; nginx is the bench's receiver.
KAIRAN_TEST_PACKAGES=(openssl poppler-utils poppler-data python3 strace iproute2 nginx-light)

say() { printf '%s\n' "$*" >&2; }

# install_missing PACKAGE...: one apt call for those that are not installed; says what it does.
install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        say "Missing: ${missing[*]}. This is not a Debian; install their equivalents and run this again."
        return 1
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            say "Missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}"
            return 1
        }
        as_root=(sudo)
    fi
    say "Installing with apt: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

need_swift() {
    command -v swift >/dev/null && return 0
    say "Swift 6.2 or later is needed and 'swift' is not on PATH. Get it from https://www.swift.org/install/linux/"
    return 1
}

# Swift's crash reporter can hang a build machine for minutes; a crash should be a crash.
export SWIFT_BACKTRACE=enable=no
