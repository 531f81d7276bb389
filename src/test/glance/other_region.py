"""Imports an image of another region with python-glanceclient, on the cloud that the variables OS_... name.

Its arguments are the name of the region, the id of the image there, and the id of an image here that waits for data.
The command line of the client has the options for this and never finds them. Debian: python3-glanceclient.
"""

import os
import sys

import glanceclient
from keystoneauth1 import session
from keystoneauth1.identity import v3

region, source, image = sys.argv[1:]
auth = v3.Password(
    auth_url=os.environ["OS_AUTH_URL"],
    username=os.environ["OS_USERNAME"],
    password=os.environ["OS_PASSWORD"],
    project_name=os.environ["OS_PROJECT_NAME"],
    user_domain_name=os.environ["OS_USER_DOMAIN_NAME"],
    project_domain_name=os.environ["OS_PROJECT_DOMAIN_NAME"],
)
images = glanceclient.Client("2", session=session.Session(auth=auth)).images
assert "glance-download" in images.get_import_info()["import-methods"]["value"]
images.image_import(image, method="glance-download", remote_region=region, remote_image_id=source)
