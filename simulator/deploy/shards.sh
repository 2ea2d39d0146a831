#!/bin/bash
# One run in several processes on this machine, against one reference agent, judged together; prints times and the verdict.
#
#   shards.sh COUNT FOLDER             COUNT processes
#   shards.sh COUNT FOLDER --hosts     each in a network namespace of its own, joined by a bridge (needs root and ip)
#   KILL=1 shards.sh ...               shard 1 is killed half-way: the verdict is HOLD, and says what is missing
#
# PLAN, SEED, ARGS    plan (default drizzle), seed (default 7), further options of clamor run
# CLAMOR              the program (default: the launcher of this checkout)
# LEAD_SECONDS        until the first customer; all processes must be up by then (default 20)
set -euo pipefail
count=$1
folder=$2
hosts=${3:-}
here=$(cd "$(dirname "$0")/../.." && pwd)
clamor=${CLAMOR:-$here/clamor}
net=clamor$$
address=127.0.0.1
mkdir -p "$folder"

# In the place of the shell that calls it, so that its process id is the program's.
on_host() {
  local host=$1
  shift
  if [ -n "$hosts" ]; then exec ip netns exec "$net-$host" "$@"; else exec "$@"; fi
}

clean_up() {
  exec 9>&- || true
  if [ -n "$hosts" ]; then
    for ((i = 0; i < count; i++)); do ip netns del "$net-$i" 2>/dev/null || true; done
    ip link del "${net}b" 2>/dev/null || true
  fi
}
trap clean_up EXIT

if [ -n "$hosts" ]; then
  if [ "$(id -u)" != 0 ] || ! ip netns add "$net-0" 2>/dev/null; then
    echo "shards: skipped, network namespaces need root and the right to make them"
    exit 0
  fi
  for ((i = 1; i < count; i++)); do ip netns add "$net-$i"; done
  address=10.77.0.1
  ip link add "${net}b" type bridge
  ip addr add $address/24 dev "${net}b"
  ip link set "${net}b" up
  for ((i = 0; i < count; i++)); do
    ip link add "${net}v$i" type veth peer name eth0 netns "$net-$i"
    ip link set "${net}v$i" master "${net}b" up
    ip -n "$net-$i" addr add 10.77.0.$((i + 2))/24 dev eth0
    ip -n "$net-$i" link set eth0 up
    ip -n "$net-$i" link set lo up
  done
fi

# The agent ends when its standard input does: when this script ends, however that happens.
mkfifo "$folder/agent.in"
"$clamor" agent --host "$address" --port 0 --seed "${SEED:-7}" --until-eof <"$folder/agent.in" >"$folder/agent.log" 2>&1 &
exec 9>"$folder/agent.in"
until grep -q "^listening on " "$folder/agent.log"; do sleep 0.2; done
agent=$(sed -n 's/^listening on //p' "$folder/agent.log")

start=$(($(date +%s) + ${LEAD_SECONDS:-20}))
began=$(date +%s.%N)
pids=()
for ((i = 0; i < count; i++)); do
  # shellcheck disable=SC2086
  on_host "$i" "$clamor" run "${PLAN:-drizzle}" --seed "${SEED:-7}" --agent "$agent" --shard "$i/$count" \
    --start-at "$start" --out "$folder/run" --no-judge ${ARGS:-} >"$folder/shard-$i.log" 2>&1 9>&- &
  pids+=($!)
done
if [ -n "${KILL:-}" ]; then
  log=$folder/run/shard-1-of-$count/events.jsonl
  while kill -0 "${pids[1]}" && ! { [ -f "$log" ] && [ "$(grep -c '"e":"replied"' "$log")" -gt 10 ]; }; do sleep 0.2; done
  kill -9 "${pids[1]}" || true
fi
for ((i = 0; i < count; i++)); do
  code=0
  wait "${pids[$i]}" || code=$?
  echo "shard $i of $count ended with $code"
done
ended=$(date +%s.%N)
code=0
"$clamor" judge "$folder/run" || code=$?
judged=$(date +%s.%N)
echo "shards $count: $(echo "$start - $began" | bc) s until the start, $(echo "$ended - $start" | bc) s of run," \
  "$(echo "$judged - $ended" | bc) s of judging, exit code $code"
