#!/usr/bin/env bash
# A real Prometheus for tests, in a directory of its own and on 127.0.0.1, which scrapes one server each second and
# evaluates the rules of server-config. Needs Debian's package prometheus.
#
#   prometheus.sh serve DIR PORT TARGET RULES    in the foreground until SIGTERM; TARGET is like 127.0.0.1:8080
set -euo pipefail

serve() {
  local dir=$1 port=$2 target=$3 rules=$4
  cat > "$dir/prometheus.yml" <<END
global:
  scrape_interval: 1s
  scrape_timeout: 1s
  evaluation_interval: 1s
rule_files: ["$rules"]
scrape_configs:
  - job_name: cloud-images
    static_configs:
      - targets: ["$target"]
END
  exec prometheus --config.file="$dir/prometheus.yml" --storage.tsdb.path="$dir/data" \
    --web.listen-address="127.0.0.1:$port"
}

"$@"
