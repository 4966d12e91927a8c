#!/usr/bin/env bash
# setup.sh [PACKAGE...]: installs what building and testing needs (apt-packages.txt) and PACKAGEs.
# Does nothing, and needs neither root nor a network, where nothing is missing.
set -euo pipefail
umask 022 # what a package's scripts create is for everybody
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh
log=$PWD/build/setup.log

# Prints those of the packages PACKAGE... that are not installed.
missing_packages() {
  local package
  for package; do
    dpkg-query -W -f '${db:Status-Status}\n' -- "$package" 2>/dev/null | grep -qx installed ||
      printf '%s\n' "$package"
  done
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
    apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

# Tries three times: another apt may hold the lock of the lists, and a mirror may be busy. Lists that
# could not all be brought up to date (somebody else's source, perhaps) may still be good enough.
install_packages() {
  local pause
  for pause in 10 30 0; do
    apt_get update || echo 'setup.sh: not all lists of packages are up to date'
    apt_get install --no-install-recommends -- "$@" && return
    sleep "$pause"
  done
  return 1
}

fail() {
  printf 'setup.sh: error: %s\n' "$*" >&2
  exit 1
}

command -v dpkg-query >/dev/null ||
  fail 'not a Debian system; install what scripts/apt-packages.txt lists by other means'
mapfile -t wanted <scripts/apt-packages.txt
mapfile -t missing < <(missing_packages "${wanted[@]}" "$@")
((${#missing[@]} > 0)) || exit 0

if ((EUID != 0)); then
  command -v sudo >/dev/null ||
    fail "missing: ${missing[*]}; run scripts/setup.sh as root, there is no sudo here"
  sudo -n true 2>/dev/null || { [[ -t 2 ]] && sudo -v; } ||
    fail "missing: ${missing[*]}; run scripts/setup.sh as root, sudo wants a password"
fi

mkdir -p build
: >"$log"
# What root makes in somebody's checkout belongs to that somebody, who will build here.
((EUID != 0)) || chown --reference=. build "$log"
quietly "Installing ${#missing[@]} package(s)" "$log" install_packages "${missing[@]}" ||
  fail "could not install: ${missing[*]}"
