#!/bin/sh
# Builds the Java package and runs its checks, then its guide from the jar as a user runs it. Usage: test.sh
# FOLDER-WITH-THE-C-LIBRARY, from the repository's root. Only the JDK is needed, 22 or later. The last line is 'N passed, N failed'.
set -eu
lib=$(cd "$1" && pwd)
here=bindings/java
built=target/java
. scripts/skipped.sh

# The first JDK that is new enough: JAVA_HOME, the one on the PATH, then those that are installed.
new_enough() {
  [ -x "$1/bin/javac" ] || return 1
  version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge 22 ]
}
jdk=
on_path=$(command -v javac 2>/dev/null || true)
[ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*; do
  if [ -n "$home" ] && new_enough "$home"; then jdk=$home; break; fi
done
[ -n "$jdk" ] || { skipped "the tests of Java, which need a JDK of 22 or later; there is none"; exit 0; }
echo "Java: javac $version"

rm -rf $built
mkdir -p $built/classes $built/tests $built/guide
case $(uname -s) in
  Darwin) system=macos from=libneglect_screen_ffi.dylib file=libneglect_screen.dylib ;;
  *) system=linux from=libneglect_screen_ffi.so file=libneglect_screen.so ;;
esac
case $(uname -m) in
  arm64 | aarch64) machine=arm64 ;;
  *) machine=x64 ;;
esac

"$jdk/bin/javac" --release 22 -Xlint:all,-restricted -Xdoclint:all,-missing -Werror -d $built/classes \
  $(find $here/src $here/generated -name '*.java')
"$jdk/bin/javac" --release 22 -Xlint:all,-restricted -Werror -cp $built/classes -d $built/tests \
  $(find $here/tests -name '*.java')

"$jdk/bin/java" -ea --enable-native-access=ALL-UNNAMED "-Dneglectscreen.library=$lib/$from" \
  -cp $built/classes:$built/tests org.neglectscreen.Checks > $built/checks.txt 2>&1 || true
cat $built/checks.txt
counts=$(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' $built/checks.txt)
counts=${counts:-0 1}
passed=${counts% *} failed=${counts#* }

# The jar carries the library; the blocks of the guide are one program, which takes the jar as a module.
mkdir -p $built/classes/org/neglectscreen/native/$system-$machine
cp "$lib/$from" $built/classes/org/neglectscreen/native/$system-$machine/$file
"$jdk/bin/jar" --create --no-compress --file $built/neglect-screen.jar -C $built/classes .
awk '/^```java$/ { inside = 1; next } /^```$/ { inside = 0 } inside && /^import / { print }' docs/java.md > $built/guide/Guide.java
{
  echo 'class Guide { public static void main(String[] arguments) throws Exception {'
  awk '/^```java$/ { inside = 1; next } /^```$/ { inside = 0 } inside && !/^import / { print }' docs/java.md
  echo '} }'
} >> $built/guide/Guide.java
if "$jdk/bin/javac" --release 22 -p $built/neglect-screen.jar --add-modules org.neglectscreen -d $built/guide $built/guide/Guide.java &&
  "$jdk/bin/java" -ea -p $built/neglect-screen.jar --add-modules org.neglectscreen \
    --enable-native-access=org.neglectscreen -cp $built/guide Guide > $built/guide.txt; then
  echo "ok     the guide, from the jar"
  passed=$((passed + 1))
else
  echo "FAILED the guide, from the jar"
  failed=$((failed + 1))
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
