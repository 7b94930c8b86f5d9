#!/bin/sh
# Holds how many items the rules library shows to everybody, types, functions and methods together, as its documentation
# has them; what stands behind features for authors and tests is not counted. Usage: public-items.sh FOLDER, the folder
# of the library's pages.
set -eu
pages=$1
most=349
behind_features='^(authoring|schema|search|testing|vectors)/'
count=0
for page in $(grep -o '<li><a href="[^"]*\.html"' "$pages/all.html" | cut -d'"' -f2 | sort -u | grep -Ev "$behind_features"); do
  # Methods of its own, up to what it has by traits.
  own=$(tr '\n' ' ' < "$pages/$page" | sed -n 's/.*<div id="implementations-list">//p' |
    sed 's/<h2 id="\(trait\|synthetic\|blanket\|deref\).*//' | grep -Eo '<section id="(method|associatedconstant)\.' | wc -l)
  of_trait=$(grep -Eo 'id="tymethod\.[a-z_0-9]+"' "$pages/$page" | sort -u | wc -l)
  count=$((count + 1 + own + of_trait))
done
# Nothing counted is a page that is written otherwise.
[ "$count" -gt 300 ] || { echo "only $count public items were found in $pages"; exit 1; }
[ "$count" -le "$most" ] || { echo "$count public items, and at most $most are meant to be: hide as many as were added"; exit 1; }
