package org.cloudimages.client.request;

import jakarta.json.JsonStructure;

/** A body that the service takes. */
public sealed interface RequestDocument
    permits NewImage,
        Patch,
        BulkFilter,
        NewMember,
        MemberStatus,
        ImageImport,
        NewTask,
        NewLocation {

  JsonStructure json();
}
