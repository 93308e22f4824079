#!/usr/bin/env bash
# Gets the program for the machine that this runs on, checks it, and says where it is. Works with the bash of macOS (3.2).
#
# In: ACTION (the action's folder), REPOSITORY (its owner/name), VERSION; and the runner's own variables.
set -euo pipefail

fail() {
  echo "::error title=stratlint::$1"
  exit 2
}

build() {
  command -v cargo >/dev/null || fail "version: source needs Rust, and there is no cargo on this machine."
  cargo build --release --locked --manifest-path "$ACTION/Cargo.toml" --target-dir "$RUNNER_TEMP/stratlint-build"
  program=$RUNNER_TEMP/stratlint-build/release/stratlint
}

# The machine as releases name it.
target() {
  local linux=gnu
  # musl's ldd says so and fails.
  case $(ldd --version 2>&1 || true) in *musl*) linux=musl ;; esac
  case $RUNNER_OS-$RUNNER_ARCH in
    Linux-X64) echo "x86_64-unknown-linux-$linux" ;;
    Linux-ARM64) echo "aarch64-unknown-linux-$linux" ;;
    macOS-X64) echo x86_64-apple-darwin ;;
    macOS-ARM64) echo aarch64-apple-darwin ;;
    Windows-X64 | Windows-ARM64) echo x86_64-pc-windows-msvc ;;
    *) fail "There is no release for $RUNNER_OS on $RUNNER_ARCH. Use version: source." >&2 ;;
  esac
}

# The file is not named: a backslash in its name would change the output.
sha256() {
  if command -v sha256sum >/dev/null; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

download() {
  [ -n "$REPOSITORY" ] || fail "The action is used from a folder, which has no releases. Use version: source."
  local release=$1 archive folder from expected
  [[ $release =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || fail "version: write a release as 0.1.0, or source."
  archive=stratlint-$(target)
  folder=$RUNNER_TEMP/stratlint-$release
  from=$GITHUB_SERVER_URL/$REPOSITORY/releases/download/v$release
  case $RUNNER_OS in Windows) archive=$archive.zip ;; *) archive=$archive.tar.gz ;; esac
  mkdir -p "$folder"
  for file in "$archive" SHA256SUMS; do
    curl --proto '=https' --tlsv1.2 --fail --silent --show-error --location --retry 3 --output "$folder/$file" "$from/$file" ||
      fail "$from/$file cannot be had. Is $release a release?"
  done
  # A line is a sum, two characters, and the name of a file.
  expected=$(awk -v name="$archive" 'substr($0, 67) == name { print $1 }' "$folder/SHA256SUMS")
  [ -n "$expected" ] || fail "SHA256SUMS of release $release does not name $archive."
  [ "$(sha256 "$folder/$archive")" = "$expected" ] || fail "$archive of release $release is not what SHA256SUMS says."
  case $archive in
    *.zip) unzip -q -o "$folder/$archive" -d "$folder" && program=$folder/stratlint.exe ;;
    *) tar -xzf "$folder/$archive" -C "$folder" && program=$folder/stratlint ;;
  esac
}

# The release that belongs to these files.
own_version() {
  sed -n 's/^version = "\(.*\)"$/\1/p' "$ACTION/Cargo.toml" | head -n 1
}

case $VERSION in
  source) build ;;
  "") download "$(own_version)" ;;
  *) download "${VERSION#v}" ;;
esac
"$program" --version
echo "program=$program" >>"$GITHUB_OUTPUT"
