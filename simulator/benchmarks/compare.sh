#!/bin/sh
# Clamor beside bare Gatling, JMeter and autocannon, with the same requests to the same agent on this machine. Needs the
# Maven Central and npm registries the first time. Arguments are those of GeneratorCost; without them about ten minutes.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -q -B -P compare -DskipTests package
all=clamor,clamor_shared,bare,bare_log,jmeter
if command -v npm >/dev/null 2>&1; then
  npm install --silent --no-audit --no-fund --prefix simulator/benchmarks/target/autocannon autocannon@9.0.0
  all=$all,autocannon
fi
exec java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.GeneratorCost \
  "${1:-200}" "${2:-60}" "${3:-40}" "${4:-1}" "${5:-$all}"
