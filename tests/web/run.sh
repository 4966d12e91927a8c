#!/usr/bin/env bash
# run.sh: runs the browser tests against the programs in $NEWSDEX_PROGRAMS (build/release/bin).
# Exit status 77 where something that they need is missing; scripts/browser.sh installs it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
for need in node chromium; do
  command -v "$need" >/dev/null || { echo "browser tests: not run, there is no $need"; exit 77; }
done
[[ -d node_modules/playwright-core && -d node_modules/axe-core ]] ||
  { echo 'browser tests: not run, playwright-core and axe-core are not installed'; exit 77; }
exec node --test --test-concurrency=1 .
