#!/usr/bin/env bash
# test.sh PRESET: runs the tests of the test preset PRESET, which has been built, and shows the output
# of those that fail. The last line is "N passed, N failed", or "N passed, N failed, N skipped".
# Fails where a test failed or none ran.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly preset=$1 log=$PWD/build/$1-tests.log report=$PWD/build/$1-tests.xml

# count PATTERN: how many lines of the report match. It escapes what tests print and are called, so
# that a "<" is always its own.
count() {
  grep -c -s -- "$1" "$report" || true
}

printf 'Testing %s ... ' "$preset" >&2
start=$SECONDS
status=0
rm -f -- "$report"
ctest --preset "$preset" --parallel "$(nproc)" --output-junit "$report" >"$log" 2>&1 </dev/null ||
  status=$?
printf '%d s\n' $((SECONDS - start)) >&2

# A test whose program is missing is "notrun" too, like one that asked to be skipped, but failed.
all=$(count '<testcase ')
passed=$(count '<testcase .* status="run">')
skipped=$(($(count '<skipped message="SKIP_') + $(count '<testcase .* status="disabled">')))
failed=$((all - passed - skipped))

if ((status != 0)); then
  grep -v -e '^ *Start ' -e ' Passed  ' -e '\*\*\*Skipped ' -- "$log" >&2 || true
  printf '\nall of it: %s\n' "$log" >&2
fi
printf '%d passed, %d failed' "$passed" "$failed"
((skipped == 0)) || printf ', %d skipped' "$skipped"
printf '\n'
((status == 0 && failed == 0 && passed > 0))
