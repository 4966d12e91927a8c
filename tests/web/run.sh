#!/usr/bin/env bash
# run.sh: runs the browser tests against the programs in $NEWSDEX_PROGRAMS (build/release/bin).
# Exit status 77 where something that they need is missing.
# run.sh --missing: only says what is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

missing=''
for need in node chromium; do
  command -v "$need" >/dev/null || missing+=" $need"
done
for need in playwright-core axe-core; do
  [[ -d node_modules/$need ]] || missing+=" $need"
done
if [[ -n $missing ]]; then
  echo "browser tests: not run; missing:$missing; './check.sh browser' installs it"
  exit 77
fi
[[ ${1-} != --missing ]] || exit 0
exec node --test --test-concurrency=1
