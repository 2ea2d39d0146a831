#!/bin/bash
# A Slurm cluster for tests on this one machine: a controller and so many node daemons, without authentication, in a
# scratch folder. Not for anything else: auth/none lets every local user run commands as any other.
#
#   test-cluster.sh start FOLDER NODES     prints the line that makes srun and sbatch use it
#   test-cluster.sh stop FOLDER
#
# Needs root, and Debian's packages slurmctld, slurmd and slurm-client (22.05 was tried).
set -euo pipefail
scratch=$(mkdir -p "$2" && cd "$2" && pwd)

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
  local nodes=$1 host cpus last
  host=$(hostname -s)
  cpus=$(nproc)
  last=$((nodes - 1))
  mkdir -p "$scratch/state"
  cat >"$scratch/slurm.conf" <<CONF
ClusterName=clamortest
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmUser=root
AuthType=auth/none
CredType=cred/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
ReturnToService=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd-%n.pid
SlurmdSpoolDir=$scratch/spool-%n
StateSaveLocation=$scratch/state
SlurmctldLogFile=$scratch/slurmctld.log
SlurmdLogFile=$scratch/slurmd-%n.log
CONF
  for ((i = 0; i < nodes; i++)); do
    echo "NodeName=n$i NodeHostname=$host NodeAddr=127.0.0.1 Port=$(free_port) CPUs=$cpus State=UNKNOWN" \
      >>"$scratch/slurm.conf"
  done
  echo "PartitionName=all Nodes=n[0-$last] Default=YES MaxTime=INFINITE State=UP" >>"$scratch/slurm.conf"
  export SLURM_CONF=$scratch/slurm.conf
  slurmctld
  for ((i = 0; i < nodes; i++)); do
    mkdir -p "$scratch/spool-n$i"
    slurmd -N "n$i"
  done
  for ((tries = 0; tries < 100; tries++)); do
    [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = "$nodes" ] && break
    sleep 0.2
  done
  sinfo >&2
  echo "export SLURM_CONF=$SLURM_CONF"
}

stop() {
  local pid
  for pid in "$scratch"/slurmd-*.pid "$scratch/slurmctld.pid"; do
    [ -f "$pid" ] && kill "$(cat "$pid")" || true
  done
}

case $1 in
  start) start "$3" ;;
  stop) stop ;;
esac
