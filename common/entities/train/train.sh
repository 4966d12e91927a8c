#!/bin/sh
# Trains the model of names anew: common/entities/train/train.sh DATA
#
# DATA holds the labelled sets (ner/worldwide-newswire.jsonl, ner/gmb-sentences.jsonl.xz, …) and the
# lists of names (gazetteer/): see common/entities/data/MODEL.md. Takes two minutes of one core;
# the same data give the same bytes on the same kind of machine. With HELD_OUT (1 to 4) a fifth of
# the newswire is left out and measured with.
set -eu
[ $# -ge 1 ] || { echo "usage: $0 DATA [MODEL [HELD_OUT]]" >&2; exit 2; }
data=$(realpath "$1")
root=$(realpath "$(dirname "$0")/../../..")
model=${2:-$root/common/entities/data/names.crf}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/ner"
ln -s "$data/gazetteer" "$work"
ln -s "$data"/ner/* "$work/ner"
xz -dc "$data/ner/gmb-sentences.jsonl.xz" > "$work/ner/gmb-sentences.jsonl"
cmake --preset release -S "$root" > "$work/configure.log" || { cat "$work/configure.log"; exit 2; }
cmake --build "$root/build/release" --target ner_train > "$work/build.log" || { cat "$work/build.log"; exit 2; }
"$root/build/release/bin/ner_train" "$work" "$model" ${3:+"$3"}
