#!/usr/bin/env bash
# A real RabbitMQ of one node for tests, in a directory of its own and on 127.0.0.1, and a listener of oslo.messaging.
#
#   rabbitmq.sh install                    what it needs, by apt (Debian, as root); nothing when it is there
#   rabbitmq.sh serve DIR PORT NODES DIST  in the foreground until SIGTERM: the port of AMQP, and two of Erlang's own
#   rabbitmq.sh listen PORT EXCHANGE       prints each notification as a line of JSON, until SIGTERM
set -euo pipefail

# because another Python that is first in the path lacks the modules
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=/usr/lib/rabbitmq/bin
action=$1
shift

install() {
  if [[ -x $bin/rabbitmq-server ]] && /usr/bin/python3 -c 'import oslo_messaging' 2>/dev/null; then
    return
  fi
  if [[ $(id -u) != 0 ]]; then
    echo "Install rabbitmq-server and python3-oslo.messaging, or run this as root." >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  # because a broker of the machine would be left running
  RUNLEVEL=1 apt-get -qq install --yes --no-install-recommends rabbitmq-server python3-oslo.messaging
}

serve() {
  local dir=$1 port=$2 nodes=$3 dist=$4 pids=()
  mkdir -p "$dir/home"
  printf 'listeners.tcp.1 = 127.0.0.1:%s\n' "$port" >"$dir/rabbitmq.conf"
  : >"$dir/enabled_plugins"
  : >"$dir/rabbitmq-env.conf"
  export HOME=$dir/home ERL_EPMD_PORT=$nodes ERL_EPMD_ADDRESS=127.0.0.1
  export RABBITMQ_NODENAME="images-$port@localhost" RABBITMQ_DIST_PORT=$dist RABBITMQ_CONF_ENV_FILE=$dir/rabbitmq-env.conf
  export RABBITMQ_CONFIG_FILE=$dir/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$dir/enabled_plugins
  export RABBITMQ_MNESIA_BASE=$dir/mnesia RABBITMQ_LOG_BASE=$dir/log RABBITMQ_PID_FILE=$dir/pid
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +S 1:1"
  # because Erlang would start one that outlives the broker
  setpriv --pdeathsig TERM epmd -port "$nodes" -address 127.0.0.1 >>"$dir/epmd.log" 2>&1 </dev/null &
  pids+=($!)
  setpriv --pdeathsig TERM "$bin/rabbitmq-server" >>"$dir/rabbitmq.log" 2>&1 </dev/null &
  pids+=($!)
  trap 'kill "${pids[@]}" 2>/dev/null || true' TERM INT
  wait -n || true
  kill "${pids[@]}" 2>/dev/null || true
  wait
}

listen() {
  exec /usr/bin/python3 "$here/listen.py" "$@"
}

"$action" "$@"
