#!/usr/bin/env bash
# check.sh [browser]: installs what is missing, builds, runs every test. The last line of the output
# is "N passed, N failed" or "N passed, N failed, N skipped". The build is the one that demo.sh makes.
#
# `browser` installs what the browser tests need, too: a browser, Node.js, and from npm's registry
# what tests/web/package-lock.json names. Without it they run where all that is there already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
case ${1-} in
  '') scripts/setup.sh ;;
  browser) scripts/setup-browser.sh ;;
  *) echo 'usage: check.sh [browser]' >&2 && exit 2 ;;
esac
scripts/build.sh release
tests/web/run.sh --missing >&2 || true
scripts/test.sh release
