#!/usr/bin/env bash
# Installs what is missing, builds, runs every test. The last line of the output is
# "N passed, N failed" or "N passed, N failed, N skipped". The build is the one that demo.sh makes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
scripts/setup.sh
scripts/build.sh release
scripts/test.sh release
