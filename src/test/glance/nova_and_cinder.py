"""Calls python-glanceclient as Nova and Cinder do, on the cloud that the variables OS_... name.

Each function below whose name begins with "step_" is one thing that they do, with an image of its own; a
failure ends the program with a traceback. Its argument is the URL of a web server that has the bytes "data" under
every path. The cloud has the users "service" and "admin" with the password of the one that the variables name, and
the stores "default", "second" and, for the web, "web". Debian: python3-glanceclient.
"""

import contextlib
import hashlib
import io
import os
import sys
import time

import glanceclient
from glanceclient import exc
from glanceclient.common import utils
from keystoneauth1 import session
from keystoneauth1 import service_token
from keystoneauth1.identity import v3

# What Nova asks of an image by name, in glance.py.
NOVA_ATTRIBUTES = [
    "size", "disk_format", "owner", "container_format", "status", "id", "name", "created_at", "updated_at",
    "min_disk", "min_ram", "visibility", "protected", "checksum", "tags", "file",
]

KERNEL = "01234567-89ab-cdef-0123-456789abcdef"


def login(**others):
    """Logs in as the user that the variables name, or as others say."""
    names = {
        "auth_url": "OS_AUTH_URL",
        "username": "OS_USERNAME",
        "password": "OS_PASSWORD",
        "project_name": "OS_PROJECT_NAME",
        "user_domain_name": "OS_USER_DOMAIN_NAME",
        "project_domain_name": "OS_PROJECT_DOMAIN_NAME",
    }
    return v3.Password(**{**{name: os.environ[variable] for name, variable in names.items()}, **others})


def client(auth):
    return glanceclient.Client("2", session=session.Session(auth=auth))


def of_nova():
    """The client of a service that acts for the user, with send_service_user_token."""
    return client(service_token.ServiceTokenAuthWrapper(login(), login(username="service")))


def of_cinder():
    """The client of a service that acts in its own name, with the section [glance]."""
    return client(login(username="service"))


def of_admin():
    return client(login(username="admin", project_name="admin"))


def wait_for(glance, image_id, what, value):
    for _ in range(600):
        shown = glance.images.get(image_id)
        if shown[what] == value:
            return shown
        time.sleep(0.1)
    raise AssertionError(shown)


def get_image_locations(glance, image_id):
    """What the method of that name does in newer libraries."""
    assert utils.has_version(glance.http_client, "v2.17")
    _, body = glance.http_client.get("/v2/images/%s/locations" % image_id)
    return body


def add_image_location(glance, image_id, url, validation_data):
    """What the method of that name does in newer libraries."""
    assert utils.has_version(glance.http_client, "v2.17")
    glance.http_client.post(
        "/v2/images/%s/locations" % image_id, data={"url": url, "validation_data": validation_data}
    )
    return glance.images.get(image_id)


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


def step_cinder_asks_where_data_lie(glance):
    with image(glance, io.BytesIO(b"data")) as shown:
        for service in (of_nova(), of_cinder()):
            (location,) = get_image_locations(service, shown.id)
            assert location["url"].startswith("file://"), location
            assert location["metadata"] == {"store": "default"}, location
        try:
            get_image_locations(glance, shown.id)
            raise AssertionError("told to a member")
        except exc.HTTPForbidden:
            pass


def step_cinder_uploads_a_volume_to_a_store(glance):
    with image(glance) as queued:
        glance.images.update(queued.id, image_size="1", cinder_encryption_key_id=KERNEL)
        of_nova().images.upload(queued.id, io.BytesIO(b"a volume"), backend="second")
        active = glance.images.get(queued.id)
        assert (active.status, active.stores, active.size) == ("active", "second", 8), active


def step_nova_registers_a_snapshot_by_the_new_way(glance):
    digest = hashlib.sha512(b"data").hexdigest()
    for expected in {}, {"os_hash_algo": "sha512", "os_hash_value": digest}:
        with image(glance) as shown:
            add_image_location(of_nova(), shown.id, sys.argv[1] + "/snapshot", expected)
            active = wait_for(glance, shown.id, "os_hash_value", digest)
            assert (active.status, active.size, active.stores) == ("active", 4, "web"), active
            assert b"".join(glance.images.data(shown.id)) == b"data"


def step_nova_registers_a_snapshot_by_the_old_way(glance):
    url = sys.argv[1] + "/snapshot"
    with image(glance, name="snapshot") as shown:
        glance.images.update(shown.id, disk_format="raw", container_format="bare")
        active = glance.images.add_location(shown.id, url, {})
        assert (active.status, active.locations[0]["url"]) == ("active", url), active
        glance.images.update(shown.id, image_state="available")
        assert b"".join(glance.images.data(shown.id)) == b"data"


def step_image_is_imported(glance):
    with image(glance) as shown:
        glance.images.stage(shown.id, io.BytesIO(b"data"))
        glance.images.image_import(shown.id, "glance-direct")
        imported = wait_for(glance, shown.id, "status", "active")
        assert imported.size == 4, imported
        (task,) = glance.images.get_associated_image_tasks(shown.id)["tasks"]
        assert task["status"] == "success", task


def step_nova_copies_an_image_to_the_store_of_a_host(glance):
    with image(glance, io.BytesIO(b"data")) as shown:
        of_admin().images.image_import(shown.id, "copy-image", stores=["second"], allow_failure=False)
        wait_for(glance, shown.id, "stores", "default,second")
        wait_for(glance, shown.id, "os_glance_importing_to_stores", "")


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
            step(client(login()))
            print(name)
