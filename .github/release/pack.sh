#!/usr/bin/env bash
# Tries the program that was built for TARGET, and packs it for a release: the program, completions, manual pages, licences; and its
# bill of materials, which the build has put into the wheel. Works with the bash of macOS (3.2) and that of Git for Windows.
set -euo pipefail

windows=
case $TARGET in *windows*) windows=yes ;; esac
program=target/$TARGET/release/stratlint${windows:+.exe}
"$program" --version
"$program" check examples/01-sound-framework --as-of 2024-01-31

packed=target/packed
rm -rf "$packed"
mkdir -p "$packed/completions" "$packed/man"
cp "$program" README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT "$packed"
"$program" completions bash --output "$packed/completions/stratlint"
"$program" completions fish --output "$packed/completions/stratlint.fish"
"$program" completions zsh --output "$packed/completions/_stratlint"
"$program" completions powershell --output "$packed/completions/_stratlint.ps1"
"$program" man --output "$packed/man/stratlint.1"
# Its own page lists the commands, each as stratlint\-NAME(1).
sed -n 's/^stratlint\\-\(.*\)(1)$/\1/p' "$packed/man/stratlint.1" | while read -r command; do
  "$program" man "$command" --output "$packed/man/stratlint-$command.1"
done

mkdir -p dist
dist=$PWD/dist/stratlint-$TARGET
if [ -n "$windows" ]; then (cd "$packed" && 7z a -bso0 "$dist.zip" ./*); else tar -czf "$dist.tar.gz" -C "$packed" .; fi
unzip -q -p dist/*.whl '*/sboms/*.json' >"$dist.cdx.json"
