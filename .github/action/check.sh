#!/usr/bin/env bash
# Checks the framework: annotations and the summary of the job, SARIF and the gap report where they are asked for, and how many
# findings there are. Works with the bash of macOS (3.2).
#
# In: PROGRAM, FRAMEWORK, AS_OF, FAIL_ON, BASELINE, SARIF, REPORT; and the runner's own variables. Each may be empty but the first two.
set -euo pipefail

fail() {
  echo "::error title=stratlint::$1"
  exit 2
}

# A line break would write outputs of its own.
for value in "$SARIF" "$REPORT"; do
  case $value in *$'\n'* | *$'\r'*) fail "The name of a file has a line break." ;; esac
done

# Says where a file, or a folder of pages, is that was asked for and written.
tell() {
  if [ -n "$2" ] && [ -e "$2" ]; then echo "$1=$2" >>"$GITHUB_OUTPUT"; fi
}

# How many findings of a level count: the line stands by itself at this depth only in the summary, before all findings.
count() {
  sed -n "s/^    \"$1\": \([0-9]*\),*$/\1/p" "$findings" | head -n 1
}

findings=$RUNNER_TEMP/stratlint-findings.json
rm -f "$findings"
day=()
if [ -n "$AS_OF" ]; then day=(--as-of="$AS_OF"); fi
check=(check --format=github --also=json="$findings")
if [ -n "$FAIL_ON" ]; then check+=(--fail-on="$FAIL_ON"); fi
if [ -n "$BASELINE" ]; then check+=(--baseline="$BASELINE"); fi
if [ -n "$SARIF" ]; then
  mkdir -p "$(dirname "$SARIF")"
  rm -f "$SARIF" # of an earlier run
  check+=(--also=sarif="$SARIF")
fi

code=0
# The bash of macOS takes an empty list for one that is not set.
"$PROGRAM" "${check[@]}" ${day[@]+"${day[@]}"} -- "$FRAMEWORK" || code=$?

if [ -n "$REPORT" ] && [ "$code" != 2 ]; then
  mkdir -p "$(dirname "$REPORT")"
  "$PROGRAM" report --output="$REPORT" ${day[@]+"${day[@]}"} -- "$FRAMEWORK" || [ "$?" = 3 ] || code=2
fi

echo "exit-code=$code" >>"$GITHUB_OUTPUT"
tell sarif "$SARIF"
tell report "$REPORT"
if [ -f "$findings" ]; then
  errors=$(count error) warnings=$(count warning) notes=$(count note)
  {
    echo "findings=$((errors + warnings + notes))"
    echo "errors=$errors"
    echo "warnings=$warnings"
    echo "notes=$notes"
  } >>"$GITHUB_OUTPUT"
fi
exit "$code"
