"""Calls python-glanceclient as Nova and Cinder do, on the cloud that the variables OS_... name.

Each function below whose name begins with "step_" is one thing that they do, with an image of its own; a
failure ends the program with a traceback. Debian: python3-glanceclient.
"""

import contextlib
import io
import os
import time

import glanceclient
from glanceclient import exc
from keystoneauth1 import session
from keystoneauth1.identity import v3

# What Nova asks of an image by name, in glance.py.
NOVA_ATTRIBUTES = [
    "size", "disk_format", "owner", "container_format", "status", "id", "name", "created_at", "updated_at",
    "min_disk", "min_ram", "visibility", "protected", "checksum", "tags", "file",
]

KERNEL = "01234567-89ab-cdef-0123-456789abcdef"


def client():
    names = {
        "auth_url": "OS_AUTH_URL",
        "username": "OS_USERNAME",
        "password": "OS_PASSWORD",
        "project_name": "OS_PROJECT_NAME",
        "user_domain_name": "OS_USER_DOMAIN_NAME",
        "project_domain_name": "OS_PROJECT_DOMAIN_NAME",
    }
    auth = v3.Password(**{name: os.environ[variable] for name, variable in names.items()})
    return glanceclient.Client("2", session=session.Session(auth=auth))


@contextlib.contextmanager
def image(glance, data=None, **attributes):
    """A new image, with its data if there are any, that is deleted in the end."""
    made = glance.images.create(**{"disk_format": "raw", "container_format": "bare", **attributes})
    try:
        if data is not None:
            glance.images.upload(made["id"], data)
        yield glance.images.get(made["id"])
    finally:
        glance.images.delete(made["id"])


def custom(glance, shown):
    """The properties that are no base attributes, which Nova and Cinder keep apart."""
    schema = glance.schemas.get("image")
    return {name: shown[name] for name in shown if not schema.is_base_property(name)}


def step_nova_shows_what_a_server_boots_from(glance):
    properties = {"hw_disk_bus": "scsi", "kernel_id": KERNEL, "os_distro": "debian"}
    with image(glance, io.BytesIO(b"data"), name="boot", **properties) as shown:
        for attribute in NOVA_ATTRIBUTES:
            getattr(shown, attribute)
        assert shown["schema"] == "/v2/schemas/image", shown
        assert shown.status == "active" and shown.size == 4, shown
        assert custom(glance, shown) == properties, custom(glance, shown)
        assert b"".join(glance.images.data(shown.id)) == b"data"


def step_nova_makes_a_snapshot(glance):
    properties = {"base_image_ref": KERNEL, "image_type": "snapshot", "instance_uuid": KERNEL}
    with image(glance, visibility="private", **properties) as queued:
        glance.images.update(queued.id, name="snapshot", min_disk=1, boot_roles="member")
        glance.images.upload(queued.id, io.BytesIO(b"a disk"))
        active = glance.images.get(queued.id)
        assert (active.name, active.status, active.min_disk) == ("snapshot", "active", 1), active
        assert custom(glance, active) == {**properties, "boot_roles": "member"}, active


def step_nova_makes_a_snapshot_of_a_volume(glance):
    """Of a volume there are no data, and the format is one that the schema has."""
    formats = glance.schemas.get("image").raw()["properties"]["disk_format"]["enum"]
    preferred = next(name for name in ("qcow2", "vhd", "raw") if name in formats)
    with image(glance, "", disk_format=preferred, block_device_mapping="[]") as shown:
        assert (shown.status, shown.size) == ("active", 0), shown


def step_nova_lists_by_a_filter(glance):
    with image(glance, name="first", batch="one"), image(glance, name="second", batch="one"):
        found = list(glance.images.list(filters={"batch": "one"}, page_size=1, sort_key="name"))
        assert sorted(each.name for each in found) == ["first", "second"], found


def step_cinder_makes_a_volume(glance):
    with image(glance, io.BytesIO(b"data"), cinder_encryption_key_id=KERNEL) as shown:
        assert custom(glance, shown) == {"cinder_encryption_key_id": KERNEL}, shown
        assert getattr(shown, "direct_url", None) is None
        assert b"".join(glance.images.data(shown.id)) == b"data"


def step_cinder_shares_what_it_uploads(glance):
    with image(glance) as shown:
        glance.image_members.create(shown.id, "other")
        members = list(glance.image_members.list(shown.id))
        assert [(each.member_id, each.status) for each in members] == [("other", "pending")], members


def step_image_is_imported(glance):
    with image(glance) as shown:
        glance.images.stage(shown.id, io.BytesIO(b"data"))
        glance.images.image_import(shown.id, "glance-direct")
        for _ in range(600):
            imported = glance.images.get(shown.id)
            if imported.status == "active":
                break
            time.sleep(0.1)
        assert (imported.status, imported.size) == ("active", 4), imported


def step_image_that_is_gone_is_not_found(glance):
    with image(glance) as shown:
        pass
    try:
        glance.images.get(shown.id)
    except exc.HTTPNotFound:
        return
    raise AssertionError("found")


if __name__ == "__main__":
    for name, step in list(globals().items()):
        if name.startswith("step_"):
            step(client())
            print(name)
