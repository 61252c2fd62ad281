# Sourced by the proofs whose judge is written in Python: what they need, and what they judge.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "$0")/../.."
source scripts/lib/prepare.sh
install_missing python3 strace
export KAIRAN="${KAIRAN:-$PWD/.build/demo/bin/kairan}"
[ -x "$KAIRAN" ] || { say "No $KAIRAN. Build it first: scripts/install .build/demo"; exit 1; }
