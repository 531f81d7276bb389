"""One server of Swift in the foreground: server.py account|container|object|proxy CONFIGURATION."""
import os
import sys

from swift.common import storage_policy, utils
from swift.common.wsgi import run_wsgi

kind, configuration = sys.argv[1:]
options = {'verbose': True}
# because it looks for swift.conf in /etc otherwise, in some places before it reads its configuration
utils.set_swift_dir(os.path.dirname(configuration))
storage_policy.reload_storage_policies()
if kind == 'object':
    from swift.obj import server
    options['global_conf_callback'] = server.global_conf_callback
sys.exit(run_wsgi(configuration, kind + '-server', **options))
