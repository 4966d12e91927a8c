# shellcheck shell=bash
# To be sourced: what the scripts here have in common.

# quietly WHAT LOG COMMAND...: runs COMMAND, whose output goes to LOG; one line on stderr tells what
# is being done and how long it took. Where COMMAND fails, the end of LOG is shown.
quietly() {
  local what=$1 log=$2 start=$SECONDS
  shift 2
  printf '%s ... ' "$what" >&2
  if "$@" >"$log" 2>&1 </dev/null; then
    printf '%d s\n' $((SECONDS - start)) >&2
    return
  fi
  printf 'failed after %d s:\n\n' $((SECONDS - start)) >&2
  tail -n 40 -- "$log" >&2
  printf '\nall of it: %s\n' "$log" >&2
  return 1
}
