#!/usr/bin/env bash
# Runs a council with all that a replay must stand: time that passes, links that come and go, officers at work, another model in the middle, and a service that is
# killed and starts again. Then an archive of it is moved away from its world and verified with one thread and with four, on each JDK: nothing may differ, and all
# must come to one hash.
#
#   bench/judge-replay.sh DIRECTORY [CITIZENS [SECONDS [JDK...]]]     # a new directory; 50000 adults, 180 s; the JDK of ./rhybudd
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
fail() { echo "judge-replay: $*" >&2; exit 1; }

[ $# -ge 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
place=$1 citizens=${2:-50000} seconds=${3:-180}
shift $(($# < 3 ? $# : 3))
[ ! -e "$place" ] || fail "$place is there already: give a new directory"
mkdir -p "$place"

# The same model with other thresholds: many change colour without that anything happened.
sed -e 's/^version: 2026-12$/version: 2026-12.2/' -e 's/amber: { enter: 30, leave: 25 }/amber: { enter: 26, leave: 21 }/' \
  "$home/deploy/council/2026-12.model.yaml" > "$place/2026-12.2.model.yaml"

"$home/rhybudd" up --fresh --state "$place/world" --citizens "$citizens" --changes-per-second 100 --chaos --officers RECORDING --no-console \
  --for "${seconds}s" --export-log "$place/archive" --summary "$place/summary.json" > "$place/up.txt" 2>&1 &
world=$!
trap 'kill "$world" 2>/dev/null || true' EXIT
until grep -q 'life goes on' "$place/up.txt"; do
  kill -0 "$world" 2>/dev/null || fail "the world did not start: see $place/up.txt"
  sleep 1
done
sleep $((seconds / 2))
"$home/rhybudd" model publish "$place/2026-12.2.model.yaml" --state "$place/world" --no-wait > "$place/publish.txt" 2>&1 \
  || fail "the model was not published: see $place/publish.txt"
wait "$world" || fail "the world ended with differences: see $place/up.txt"
trap - EXIT

mkdir "$place/elsewhere"
mv "$place/archive" "$place/elsewhere/copy"
first=
for jdk in "${@:-${JAVA_HOME:-}}"; do
  for threads in 1 4; do
    report="$place/verify-$(basename "${jdk:-default}")-$threads.json"
    JAVA_HOME=$jdk "$home/rhybudd" audit verify --complete --from-files "$place/elsewhere/copy" --threads $threads --json > "$report" \
      || fail "not everything follows from the log: see $report"
    hash=$(sed -n 's/.*"hash" : "\(.*\)".*/\1/p' "$report")
    echo "${jdk:-the JDK of ./rhybudd}, $threads threads: $(sed -n 's/.*"events" : \([0-9]*\).*/\1/p' "$report") entries, no difference, hash $hash"
    [ -n "$hash" ] && [ "${first:=$hash}" = "$hash" ] || fail "two replays of one log came to different hashes"
  done
done
