#!/usr/bin/env bash
# fuzz.sh [SECONDS [TARGET...]]: builds the fuzz targets with clang and runs each for SECONDS (60),
# all or those named, beginning with the inputs in the tree. What it learns is kept in build/fuzz/found;
# what breaks a target, in build/fuzz/broken. Fails where anything broke. Needs scripts/setup.sh's
# packages of scripts/apt-packages-fuzz.txt: scripts/setup.sh $(cat scripts/apt-packages-fuzz.txt)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly seconds=${1:-60} fuzzer=build/fuzz/bin/newsdex_fuzz
shift || true

scripts/build.sh fuzz newsdex_fuzz
mapfile -t targets < <("$fuzzer" --list)
# libxapian's and ICU's own allocations are not ours to bound: 2 GB is far from what a target needs.
export ASAN_OPTIONS=new_delete_type_mismatch=0
broken=0
for line in "${targets[@]}"; do
  read -r -a words <<<"$line"
  target=${words[0]}
  (($# == 0)) || [[ " $* " == *" $target "* ]] || continue
  mkdir -p "build/fuzz/found/$target" "build/fuzz/broken"
  log=build/fuzz/$target.log
  if "$fuzzer" --target="$target" -max_total_time="$seconds" -max_len="${words[1]}" -timeout=5 \
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="build/fuzz/broken/$target-" \
    "build/fuzz/found/$target" "${words[@]:2}" >"$log" 2>&1; then
    result=ok
  else
    result=BROKEN
    broken=$((broken + 1))
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  printf '%-12s %10s runs  %s\n' "$target" "${runs:-?}" "$result"
done
((broken == 0))
