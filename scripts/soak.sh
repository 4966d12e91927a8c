#!/usr/bin/env bash
# soak.sh [FILTER]: the tests of tests/faults/ at length: every durable call of every command in
# every way, every point of a power cut, 4000 mutations, 2000 kills in a row, ten minutes of readers
# beside an indexer. Takes hours. FILTER is one of GoogleTest's: '*PowerLoss*'. Begins another
# history of kills each time and prints its seed; SEED=N begins that one again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seed=${SEED:-$((RANDOM * 32768 + RANDOM))}

scripts/build.sh release fault_tests
printf 'seed %s\n' "$seed"
NEWSDEX_FAULT_STEP=1 NEWSDEX_FAULT_MUTATIONS=4000 NEWSDEX_FAULT_KILLS=2000 \
  NEWSDEX_FAULT_SECONDS=600 NEWSDEX_FAULT_SEED=$seed \
  build/release/bin/fault_tests --gtest_filter="${1:-*}"
