#!/bin/sh
# Holds a library to an earlier one: nothing may be lost or changed, anything may be added. A change that is meant and that
# old programs cannot notice stands in abi-suppressions.ini with its reason. Usage: abi.sh EARLIER LIBRARY, from the
# repository's root. Both need debug information.
set -eu
# Without the types of what crosses there is nothing to compare but names.
for library in "$1" "$2"; do
  readelf --sections "$library" | grep -q '\.debug_info' || { echo "$library has no debug information to compare"; exit 1; }
done
# Anything but 0 is a change: a number of an enum and the type of an argument exit with 4, a lost function with 12.
abidiff --no-added-syms --suppressions bindings/c/abi-suppressions.ini "$1" "$2"
