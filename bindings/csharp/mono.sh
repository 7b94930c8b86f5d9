# Finds Mono, which stands in for .NET Framework, or installs it where that can be done. Sourced; afterwards:
#   $mono        the command, or empty where there is none to be had: $no_mono then says why
#   $mono_folder where its class libraries lie

no_mono=
mono_packages="mono-runtime libmono-system-core4.0-cil libmono-system-runtime4.0-cil"

if ! command -v mono > /dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    no_mono="there is no mono on the path; Debian has it in $mono_packages"
  else
    echo "installing $mono_packages"
    install_mono() {
      apt-get -qq -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $mono_packages > /dev/null 2>&1
    }
    install_mono || { apt-get -qq update > /dev/null 2>&1 && install_mono; } || no_mono="$mono_packages could not be installed"
  fi
fi

mono=$(command -v mono || true)
mono_folder=
if [ -n "$mono" ]; then
  mono_folder=$(dirname "$(dirname "$(readlink -f "$mono")")")/lib/mono/4.5
  if ! [ -f "$mono_folder/System.Core.dll" ]; then
    no_mono="mono has no System.Core.dll in $mono_folder; Debian has it in $mono_packages"
    mono=
  fi
fi
