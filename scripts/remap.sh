#!/bin/sh
# Prints compiler flags by which a library holds no path of the machine that builds it, neither where the sources lie nor
# where the dependencies do: whoever builds the same gets the same bytes. Usage: sh scripts/remap.sh, from the
# repository's root.
set -eu
cargo_home=${CARGO_HOME:-$HOME/.cargo}
# A blank would part the flags.
case $cargo_home$(pwd) in *' '*) echo "the path of the sources or of CARGO_HOME has a blank" >&2; exit 1 ;; esac
echo "--remap-path-prefix=$cargo_home=/cargo --remap-path-prefix=$(pwd)=/neglect-screen"
