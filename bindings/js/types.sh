#!/bin/sh
# Writes the TypeScript types of a case, a report and a replay from their schemas; with --check compares them with those in
# package/. Usage: bindings/js/types.sh TOOLS [--check], where TOOLS has node_modules.
set -eu
package=bindings/js/package
write=$package
[ "${2:-}" != --check ] || { write=$(mktemp -d); trap 'rm -rf "$write"' EXIT; }
for name in case report replay; do
  node "$1/node_modules/json-schema-to-typescript/dist/src/cli.js" --no-additionalProperties \
    --bannerComment "/* Written by types.sh from schema/$name.schema.json. */" \
    -i "schema/$name.schema.json" > "$write/$name.d.ts"
  [ "$write" = $package ] || diff -u "$package/$name.d.ts" "$write/$name.d.ts" ||
    { echo "$package/$name.d.ts is not what its schema says: run bindings/js/types.sh"; exit 1; }
done
