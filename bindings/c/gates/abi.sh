#!/bin/sh
# Holds a library to the ABI that was written down: nothing may be lost or changed, anything may be added. A change that is
# meant and that old programs cannot notice stands in suppressions.ini with its reason. Usage: abi.sh LIBRARY, from the
# repository's root. It needs a library with debug information.
set -eu
major=$(sed -n 's/^#define NEGLECT_ABI_MAJOR //p' include/neglect_screen.h)
# Anything but 0 is a change: a number of an enum and the type of an argument exit with 4, a lost function with 12.
abidiff --no-added-syms --suppressions bindings/c/abi/suppressions.ini \
  "bindings/c/abi/neglect_screen.$major.abi.xml" "$1"
