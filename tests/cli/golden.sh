#!/bin/sh
# Runs the shell lines of a golden case in a fresh folder and compares what they print and how they
# end with the case's files: golden.sh CASE WORK BIN CORPUS
#
#   CASE/run                     the lines; programs in PATH, sample archive in $CORPUS
#   CASE/stdout, stderr, status  what is expected, without what differs from run to run (see below)
#
# With UPDATE_GOLDEN set the files are written instead. A case that cannot run on this machine says
# `skip REASON`; then this ends with 77.
set -eu
case=$1 work="$2/a b" bin=$3 corpus=$4

rm -rf "$2"
mkdir -p "$work/home"
cd "$work/home"
status=0
env -i PATH="$bin:$PATH" HOME="$work" TMPDIR="$work" CORPUS="$corpus" \
  ASAN_OPTIONS="${ASAN_OPTIONS:-}" LSAN_OPTIONS="${LSAN_OPTIONS:-}" \
  sh -c 'skip() { echo "skip: $*" >&3; exit 77; }; . "$0"' "$case/run" \
  </dev/null >../stdout.raw 2>../stderr.raw 3>&2 || status=$?
cd ..
if [ "$status" -eq 77 ]; then
  cat stderr.raw
  exit 77
fi

# Seconds, process ids, and where this checkout happens to stand.
for stream in stdout stderr; do
  sed -E -e "s|$work/home|HOME|g" -e "s|$corpus|CORPUS|g" -e 's/ in [0-9.]+ s\)/ in SECONDS s)/' \
    -e 's/"seconds":[0-9.e-]+/"seconds":SECONDS/' -e 's/by process [0-9]+/by process PID/' \
    <$stream.raw >$stream
done
echo $status >status

failed=0
for result in stdout stderr status; do
  if [ -n "${UPDATE_GOLDEN:-}" ]; then
    cp $result "$case/$result"
  else
    diff -u --label "expected $result" --label "$result" "$case/$result" $result || failed=1
  fi
done
exit $failed
