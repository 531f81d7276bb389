#!/usr/bin/env bash
# A real Glance for the benchmark, in a directory of its own and on 127.0.0.1, with the tokens of a
# Keystone, as one would run it: a worker for each core, tokens cached in the process, no line of the log
# for each request.
#
#   glance.sh install          what it needs, by apt (Debian, as root); nothing when it is there
#   glance.sh create DIR PORT  its database and settings; DATABASE_URL like postgresql+psycopg2://user:password@host/name,
#                              KEYSTONE_URL, KEYSTONE_USER, KEYSTONE_PASSWORD and KEYSTONE_PROJECT
#   glance.sh serve DIR        in the foreground until SIGTERM
set -euo pipefail

# because another Python that is first in the path lacks the modules
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV
action=$1
shift

install() {
  if /usr/bin/python3 -c 'import glance, psycopg2' 2>/dev/null; then
    return
  fi
  if [[ $(id -u) != 0 ]]; then
    echo "Install python3-glance and python3-psycopg2, or run this as root." >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  # because the package glance-api, unlike the modules, would leave a service running
  apt-get -qq install --yes --no-install-recommends python3-glance python3-psycopg2
}

create() {
  local dir=$1 port=$2
  mkdir -p "$dir/images" "$dir/staging" "$dir/tasks"
  cat >"$dir/glance-api.conf" <<END
[DEFAULT]
bind_host = 127.0.0.1
bind_port = $port
workers = $(nproc)
log_file = $dir/glance.log
default_log_levels = eventlet.wsgi.server=WARN
enabled_backends = file:file
[glance_store]
default_backend = file
[file]
filesystem_store_datadir = $dir/images
[os_glance_staging_store]
filesystem_store_datadir = $dir/staging
[os_glance_tasks_store]
filesystem_store_datadir = $dir/tasks
[database]
connection = $DATABASE_URL
[keystone_authtoken]
www_authenticate_uri = $KEYSTONE_URL
auth_url = $KEYSTONE_URL
auth_type = password
username = $KEYSTONE_USER
password = $KEYSTONE_PASSWORD
project_name = $KEYSTONE_PROJECT
user_domain_id = default
project_domain_id = default
interface = public
[paste_deploy]
flavor = keystone
config_file = $dir/glance-api-paste.ini
END
  # what Glance comes with, for Keystone without an image cache
  cat >"$dir/glance-api-paste.ini" <<END
[pipeline:glance-api-keystone]
pipeline = cors healthcheck http_proxy_to_wsgi versionnegotiation osprofiler authtoken context rootapp
[composite:rootapp]
paste.composite_factory = glance.api:root_app_factory
/: apiversions
/v2: apiv2app
[app:apiversions]
paste.app_factory = glance.api.versions:create_resource
[app:apiv2app]
paste.app_factory = glance.api.v2.router:API.factory
[filter:healthcheck]
paste.filter_factory = oslo_middleware:Healthcheck.factory
[filter:versionnegotiation]
paste.filter_factory = glance.api.middleware.version_negotiation:VersionNegotiationFilter.factory
[filter:context]
paste.filter_factory = glance.api.middleware.context:ContextMiddleware.factory
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
delay_auth_decision = true
[filter:osprofiler]
paste.filter_factory = osprofiler.web:WsgiMiddleware.factory
[filter:cors]
paste.filter_factory = oslo_middleware.cors:filter_factory
oslo_config_project = glance
oslo_config_program = glance-api
[filter:http_proxy_to_wsgi]
paste.filter_factory = oslo_middleware:HTTPProxyToWSGI.factory
END
  /usr/bin/python3 -c 'import sys; from glance.cmd import manage; sys.exit(manage.main())' \
    --config-file "$dir/glance-api.conf" db sync
}

serve() {
  exec /usr/bin/python3 -c 'import sys; from glance.cmd import api; sys.exit(api.main())' \
    --config-file "$1/glance-api.conf"
}

"$action" "$@"
