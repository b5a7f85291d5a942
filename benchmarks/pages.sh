#!/usr/bin/env bash
# How quick the pages are: many readers at once on every page, levers turned, start-up and memory.
# Needs ab (Debian: apt install apache2-utils) and curl. Nothing but this machine is asked.
#
#   benchmarks/pages.sh [FOLDER]
#
# FOLDER keeps the server's data (default: a new one under /tmp). The first time a first look is
# worked out there, and a second run of other futures to compare it with, which takes minutes; what
# is not built is built first, and its time is in the start-up: run it twice. READERS (20), REQUESTS
# (400) and PORT (8099) can be set.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=${1:-$(mktemp -d)}
readers=${READERS:-20}
requests=${REQUESTS:-400}
port=${PORT:-8099}
at="http://127.0.0.1:$port"

command -v ab >/dev/null || { echo "pages.sh: ab is missing (apt install apache2-utils)" >&2; exit 2; }

load() { cut -d' ' -f1-3 /proc/loadavg; }

echo "cores $(nproc), load $(load), data in $data"
began=$(date +%s.%N)
"$here/detente" serve --data "$data" --port "$port" >"$data/serve.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true' EXIT
until curl -sf -o /dev/null "$at/"; do
  kill -0 $server 2>/dev/null || { cat "$data/serve.log" >&2; exit 1; }
  sleep 0.05
done
printf 'start to first page: %.1f s\n' "$(echo "$(date +%s.%N) - $began" | bc)"
memory() { awk '/VmRSS/ {printf "%.2f GB", $2 / 1048576}' "/proc/$server/status"; }
echo "memory, just up: $(memory)"
worked_out() { until ! curl -s "$at/api/runs.json" | grep -q '"state":"\(waiting\|running\)"'; do sleep 2; done; }
runs() { curl -s "$at/api/runs.json" | tr '{' '\n' | sed -n 's/^"id":"\([0-9]*\)","state":"finished".*/\1/p'; }
worked_out
echo "memory, first look finished: $(memory)"
if [ -z "$(runs | sed -n 2p)" ]; then
  curl -sS --fail-with-body -o /dev/null -H 'Content-Type: application/json' \
    -d '{"futures": 40, "replications": 1, "seed": 2}' "$at/api/runs.json"
  worked_out
  echo "memory, a second run finished: $(memory)"
fi

# The first and the last option with an agreement.
agreements=$(curl -s "$at/api/options.json" | tr '{' '\n' | sed -n 's/^"id":"\([^"]*\)".*"agreement":true.*/\1/p')
option=$(sed -n 1p <<<"$agreements")
other=$(sed -n '$p' <<<"$agreements")
six=$(sed -n '1,6s/^/option=/p' <<<"$agreements" | paste -sd'&')
# The newest, which the pages show, and the one before.
second=$(runs | sed -n 1p)
first=$(runs | sed -n 2p)
pages=(/ /map "/map?audience=planner" "/map/table?month=30" /theatre /options "/options/$option" /coverage /staffing /consent
  /commitment /outcome /robustness /handover /completeness /ground-truth "/coverage?option=$option"
  "/outcome?option=$option&option=$other" "/compare?option=$option&option=$other" "/compare?$six"
  "/compare-runs?first=$first&second=$second" /what-if /assumptions
  /evidence /evidence/parameters/tau_x /runs /api/ground.json /api/course.json
  "/api/course.json?audience=planner" /api/questions/outcome.json)

echo
echo "$readers readers at once, $requests requests each page, load before $(load)"
printf '%-52s %7s %7s %7s %7s %8s %6s\n' page first p50 p95 worst bytes failed
for page in "${pages[@]}"; do
  # An address of its own, so that the page is made for it; what is shown is the same.
  alone=$(curl -s -o /dev/null -w '%{time_total}' "$at$page$([[ $page == *\?* ]] && echo '&' || echo '?')asked=first")
  curl -s -o /dev/null "$at$page" # once before: what is kept is made only once
  told=$(ab -q -n "$requests" -c "$readers" -s 120 "$at$page" 2>/dev/null)
  printf '%-52s %7.0f %7s %7s %7s %8s %6s\n' "$page" "$(echo "$alone * 1000" | bc)" \
    "$(awk '$1 == "50%" {print $2}' <<<"$told")" "$(awk '$1 == "95%" {print $2}' <<<"$told")" \
    "$(awk '$1 == "100%" {print $2}' <<<"$told")" \
    "$(awk '/^Document Length/ {print $3}' <<<"$told")" \
    "$(awk '/^Non-2xx/ {print $3; f=1} /^Failed/ {n=$3} END {if (!f) print n}' <<<"$told")"
done
echo "times in ms; first: one reader, and the page is not made yet; load after $(load)"

echo
echo "what if, option $option: seconds"
for turn in numbers=planned numbers=double numbers=half commitment=high commitment=none reform=none \
  consultation=no numbers=double reset=yes; do
  printf '%-20s %s\n' "$turn" \
    "$(curl -s -o /dev/null -w '%{time_total}' "$at/what-if/answer?option=$option&$turn")"
done
echo "memory at the end: $(memory), load $(load)"
