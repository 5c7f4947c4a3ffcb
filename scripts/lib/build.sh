# shellcheck shell=bash disable=SC2154
# Functions shared by the scripts that build. Sourced by them, after words.sh; needs $root.

# Runs a command with its output in a log; if it fails, its last lines and the log's name are shown. The log of a
# successful command is removed.
quietly() {
  local log status=0
  log=$(mktemp "${TMPDIR:-/tmp}/coroscope-XXXXXX.log")
  "$@" > "$log" 2>&1 < /dev/null || status=$?
  if [ $status -eq 0 ]; then
    rm -f "$log"
  else
    tail -n 40 "$log" >&2
    complain failed_log "$log"
  fi
  return $status
}

# The first thing in a folder, or two levels down, that this user cannot write.
unwritable_in() { find "$1" -maxdepth 2 ! -type l ! -writable -print -quit 2> /dev/null; }

# Ends the script if build/NAME cannot be used: the clone was moved, or it belongs to another user.
check_build_folder() {
  local folder=$root/build/$1 cache=$root/build/$1/CMakeCache.txt home locked
  if [ ! -e "$root/build" ] && [ ! -w "$root" ]; then
    complain foreign_clone "$root" "$(stat -c %U "$root")"
    exit 1
  fi
  if [ -e "$root/build" ] && { [ ! -w "$root/build" ] || [ -n "$(unwritable_in "$folder")" ]; }; then
    [ -w "$root/build" ] || folder=$root/build
    locked=$(unwritable_in "$folder")
    complain foreign_build "$folder" "$(stat -c %U "${locked:-$folder}")" "$(printf %q "$folder")"
    exit 1
  fi
  [ -f "$cache" ] || return 0
  home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$cache")
  if [ ! "$home" -ef "$root" ]; then
    complain moved_build "$folder" "$home" "$(printf %q "$folder")"
    exit 1
  fi
}

# Seconds as "1:23".
minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }
