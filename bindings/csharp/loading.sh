# What a program says whose native library is missing, too old, or another one altogether. Sourced by test.sh.

# The sample without its library, or with the one that a C text gives.
sample_with() {
  rm -rf "$built/loading"
  for folder in "$framework" net462; do
    [ -d "$built/bin/NeglectScreen.Sample/$folder" ] || continue
    mkdir -p "$built/loading/NeglectScreen.Sample/$folder"
    cp -r "$built/bin/NeglectScreen.Sample/$folder" "$built/loading/NeglectScreen.Sample/"
    rm -f "$built/loading/NeglectScreen.Sample/$folder/$file"
    if [ -n "$1" ]; then
      echo "$1" | gcc -x c -shared -fPIC -o "$built/loading/NeglectScreen.Sample/$folder/$file" - || return 1
    fi
  done
}

# Whether it ends with 1 and says all of these words.
says() {
  runtime=$1; shift
  program="$built/loading/NeglectScreen.Sample"
  if [ "$runtime" = mono ]; then
    said=$("$mono" "$program/net462/NeglectScreen.Sample.exe" --demo 2>&1) && return 1
  else
    said=$("$dotnet" "$program/$framework/NeglectScreen.Sample.dll" --demo 2>&1) && return 1
  fi
  echo "$said"
  for word in "$@"; do
    case $said in *"$word"*) ;; *) return 1 ;; esac
  done
}

older="unsigned neglect_abi_version(void) { return 0; }
int neglect_check_abi(unsigned header) { return header != 0 ? 4 : 0; }"

for runtime in dotnet ${mono:+mono}; do
  holds "a missing library is said with the machine and the places ($runtime)" \
    eval 'sample_with "" && says $runtime "$file cannot be loaded for $rid" "$built/loading" "runtimes/$rid/native"'
  if command -v gcc > /dev/null; then
    holds "a library of an older ABI is said with both versions ($runtime)" \
      eval 'sample_with "$older" && says $runtime "has ABI 0.0 and this binding needs"'
    holds "another library of that name is said to be one ($runtime)" \
      eval 'sample_with "int other(void) { return 0; }" && says $runtime "is not that of neglect-screen"'
  else
    skipped "libraries that do not fit: there is no gcc to make them with"
  fi
done
