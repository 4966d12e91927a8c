#!/bin/sh
# Trains the model of names anew: common/entities/train/train.sh DATA
#
# DATA is the folder of the labelled sets (worldwide-newswire.jsonl, gmb-sentences.jsonl.xz, …; see
# common/entities/data/MODEL.md). Takes a few minutes of one core; the same data give the same
# bytes on the same kind of machine.
set -eu
[ $# -ge 1 ] || { echo "usage: $0 DATA [MODEL [HELD_OUT]]" >&2; exit 2; }
data=$(realpath "$1")
root=$(realpath "$(dirname "$0")/../../..")
model=${2:-$root/common/entities/data/names.crf}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$data"/* "$work"
xz -dc "$data/gmb-sentences.jsonl.xz" > "$work/gmb-sentences.jsonl"
cmake --preset release -S "$root" > "$work/configure.log" || { cat "$work/configure.log"; exit 2; }
cmake --build "$root/build/release" --target ner_train > "$work/build.log" || { cat "$work/build.log"; exit 2; }
"$root/build/release/bin/ner_train" "$work" "$model" ${3:+"$3"}
