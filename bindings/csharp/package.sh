# Packs the package, looks at what is in it, and uses it in a project that knows nothing else. Sourced by test.sh.

holds_package() {
  # Stand-ins for the machines that this one cannot build for: what is tested is which is chosen.
  rm -rf "$built/native-all" "$built/package" && mkdir -p "$built/native-all/win-x64" "$built/native-all/win-x86"
  cp -r "$built/native/$rid" "$built/native-all/$rid"
  echo "for win-x64" > "$built/native-all/win-x64/neglect_screen.dll"
  echo "for win-x86" > "$built/native-all/win-x86/neglect_screen.dll"
  "$dotnet" pack $settings "-p:NativeLibraries=$built/native-all/" $here/NeglectScreen || return 1
  python3 -m zipfile -l "$built"/package/NeglectScreen.*.nupkg | awk 'NR > 1 { print $1 }' > "$built/entries.txt"
  for entry in NeglectScreen.nuspec README.md \
    lib/netstandard2.0/NeglectScreen.dll lib/netstandard2.0/NeglectScreen.xml \
    lib/$framework/NeglectScreen.dll lib/$framework/NeglectScreen.xml \
    build/net462/NeglectScreen.targets buildTransitive/net462/NeglectScreen.targets \
    runtimes/$rid/native/$file runtimes/win-x64/native/neglect_screen.dll runtimes/win-x86/native/neglect_screen.dll
  do
    grep -qx "$entry" "$built/entries.txt" || { echo "the package lacks $entry"; cat "$built/entries.txt"; return 1; }
  done
}

# A project that takes the package from a folder, written anew so that nothing is left of an earlier one.
project() {
  rm -rf "$built/user" && mkdir -p "$built/user"
  cat > "$built/user/user.csproj" << END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>$1</TargetFramework>
    <RestoreSources>$built/package</RestoreSources>
    <RestorePackagesPath>$built/user/packages</RestorePackagesPath>
    <DisableImplicitFrameworkReferences Condition="'$1' == 'net462'">true</DisableImplicitFrameworkReferences>
    <FrameworkPathOverride Condition="'$1' == 'net462'">$mono_folder</FrameworkPathOverride>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="NeglectScreen" Version="*" />
  </ItemGroup>
</Project>
END
  cat > "$built/user/User.cs" << END
static class User
{
    static void Main()
    {
        using (var screener = NeglectScreen.Screener.England())
            System.Console.WriteLine("library " + NeglectScreen.Library.Version);
    }
}
END
  # What the repository's own projects are built with is not for this one.
  echo "<Project />" > "$built/user/Directory.Build.props"
  echo "<Project />" > "$built/user/Directory.Build.targets"
}

uses_package_on_dotnet() {
  project "$framework"
  "$dotnet" build -nologo -v quiet "$built/user" || return 1
  "$dotnet" "$built"/user/bin/Debug/$framework/user.dll | grep "^library [0-9]"
}

uses_package_on_mono() {
  project net462
  "$dotnet" build -nologo -v quiet "$built/user" || return 1
  "$mono" "$built/user/bin/Debug/net462/user.exe" | grep "^library [0-9]"
}

# As a project of .NET Framework on Windows has it: NuGet's own choice is another machine than the program's.
chooses_one_machine() {
  "$dotnet" build -nologo -v quiet -p:RuntimeIdentifier=win-x86 -p:NeglectScreenRid=win-x64 \
    -o "$built/user/x64" "$built/user" || return 1
  grep -x "for win-x64" "$built/user/x64/neglect_screen.dll" || return 1
  "$dotnet" build -nologo -v quiet -p:NeglectScreenRid=win-arm64 "$built/user" && return 1
  "$dotnet" build -nologo -v quiet -p:NeglectScreenRid=win-arm64 "$built/user" | grep "no native library for 'win-arm64'"
}

refuses_an_unfinished_release() {
  "$dotnet" pack $settings -p:Release=true "-p:NativeLibraries=$built/native-all/" $here/NeglectScreen \
    | grep "a release needs a native library for win-arm64, linux-arm64"
}

if command -v python3 > /dev/null; then
  holds "the package has its libraries, its words and its targets in their places" holds_package
  holds "a release that lacks a machine is refused" refuses_an_unfinished_release
  holds "a project takes the package and runs on .NET" uses_package_on_dotnet
  if [ -n "$mono" ]; then
    holds "a project of .NET Framework takes the package and runs on Mono" uses_package_on_mono
    holds "a project of .NET Framework has the native library of its own machine" chooses_one_machine
  fi
else
  skipped "the package: there is no python3 to look into it with"
fi
