#!/bin/sh
# Installs the Debian packages that are named and missing, where this is Debian and we are root; else says so and leaves
# the machine as it is. What then lacks a tool skips itself, by name. Usage: sh scripts/need.sh PACKAGE...
set -eu
missing=
for package in "$@"; do
  state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$state" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
  echo "not installed, since this is no Debian:$missing"
elif [ "$(id -u)" != 0 ]; then
  echo "not installed, since only root may: apt-get install$missing"
else
  echo "installing$missing"
  log=$(mktemp)
  # shellcheck disable=SC2086
  {
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -qq --no-install-recommends $missing ||
      { apt-get update -qq && apt-get install -qq --no-install-recommends $missing; }
  } > "$log" 2>&1 </dev/null || { tail -5 "$log"; echo "not installed, see above:$missing"; }
  rm -f "$log"
fi
