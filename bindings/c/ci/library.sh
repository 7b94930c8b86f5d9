#!/bin/sh
# What the shared library shows of itself: its exports, its SONAME, what it needs and from which glibc on, and that it
# imports nothing that could send, start or remove anything. Usage: library.sh TREE, from the repository's root.
set -eu
. scripts/skipped.sh
lib=$1/lib/libneglect_screen.so
major=$(sed -n 's/^#define NEGLECT_ABI_MAJOR //p' include/neglect_screen.h)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# The newest glibc whose functions the library may use; docs/abi.md says so to vendors. A build on Debian 12 needs it.
glibc=2.34
# The loader is named after the processor.
needed='ld-linux-*.so.* libc.so.6 libm.so.6 libgcc_s.so.1'
# What a library without network, processes and files of its own has no use for.
forbidden='socket|connect|bind|listen|accept|send|sendto|sendmsg|recv|recvfrom|getaddrinfo|gethostbyname|fork|vfork
execve|execvp|posix_spawn|posix_spawnp|system|popen|dlopen|setenv|putenv|unlink|rename|mkdir|creat|syslog|localtime_r'

wrong() { echo "$lib: $1"; exit 1; }

nm -D --defined-only "$lib" | awk '{ print $3 }' | LC_ALL=C sort > "$out/exports"
diff bindings/c/exports.txt "$out/exports" || wrong "it does not export what bindings/c/exports.txt lists"

soname=$(readelf -d "$lib" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
[ "$soname" = "libneglect_screen.so.$major" ] || wrong "the SONAME is not by the ABI's major version: $soname"

for one in $(readelf -d "$lib" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
  for pattern in $needed; do
    # shellcheck disable=SC2254
    case $one in $pattern) continue 2 ;; esac
  done
  wrong "it needs $one"
done

newest=$(objdump -T "$lib" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort -uV | tail -1)
[ "$(printf '%s\n' "$newest" "$glibc" | sort -V | tail -1)" = "$glibc" ] || wrong "it needs glibc $newest, which is above $glibc"

if nm -D --undefined-only "$lib" | awk '{ sub(/@.*/, "", $2); print $2 }' | grep -Ex "$(echo "$forbidden" | tr '\n' '|')"; then
  wrong "it imports the above"
fi
