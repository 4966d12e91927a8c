#!/usr/bin/env bash
# build.sh PRESET [TARGET...]: configures and builds build/PRESET: TARGETs, or what the build preset
# says, which is everything where it says nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh
readonly preset=$1 folder=$PWD/build/$1
shift

# A checkout that was moved or copied brings a cache that names its old place.
fresh=()
grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt" || fresh=(--fresh)

configure_and_build() {
  cmake --preset "$preset" "${fresh[@]}" && cmake --build --preset "$preset" "$@"
}

targets=()
(($# == 0)) || targets=(--target "$@")
mkdir -p build
quietly "Building $preset" "$PWD/build/$preset.log" configure_and_build "${targets[@]}"
