"""Prints what services of OpenStack hear of Glance: each notification as a line of JSON."""

import json
import sys

import oslo_messaging
from oslo_config import cfg


class Printer:

    def info(self, context, publisher, event_type, payload, metadata):
        line = json.dumps({"id": metadata["message_id"], "publisher": publisher, "type": event_type,
                           "payload": payload})
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


port, exchange = sys.argv[1:]
conf = cfg.ConfigOpts()
transport = oslo_messaging.get_notification_transport(
    conf, url=f"rabbit://guest:guest@127.0.0.1:{port}//")
target = oslo_messaging.Target(topic="notifications", exchange=exchange)
listener = oslo_messaging.get_notification_listener(
    transport, [target], [Printer()], executor="threading")
# because several threads would print them in another order than they came
conf.set_override("executor_thread_pool_size", 1)
listener.start()
listener.wait()
