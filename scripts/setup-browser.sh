#!/usr/bin/env bash
# setup-browser.sh: installs what setup.sh does and what the browser tests need beside it. Does
# nothing where nothing is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh
mapfile -t packages <scripts/apt-packages-browser.txt
# A Node.js from elsewhere brings its own npm, with which Debian's cannot be installed.
command -v npm >/dev/null && packages=(chromium)
scripts/setup.sh "${packages[@]}"
[[ tests/web/node_modules/.package-lock.json -nt tests/web/package-lock.json ]] ||
  quietly 'Installing playwright-core and axe-core' "$PWD/build/npm.log" \
    npm ci --prefix tests/web --no-audit --no-fund
