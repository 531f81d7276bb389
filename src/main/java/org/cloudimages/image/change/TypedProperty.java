package org.cloudimages.image.change;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.image.entity.AttributeType;

/** A custom property that the clients of the field know. Any other one is a text. */
public record TypedProperty(String name, AttributeType type, String description) {

  private static final AttributeType TEXT = AttributeType.textUpTo(64 * 1024);
  private static final AttributeType IMAGE = AttributeType.UUID.orNull();

  private static final Map<String, TypedProperty> KNOWN =
      Stream.of(
              new TypedProperty("kernel_id", IMAGE, "The image with the kernel that it boots."),
              new TypedProperty("ramdisk_id", IMAGE, "The image with the ramdisk that it boots."),
              new TypedProperty("instance_uuid", TEXT, "The server that it was made of."),
              new TypedProperty("architecture", TEXT, "The processor that it runs on."),
              new TypedProperty("os_distro", TEXT, "The name of its operating system."),
              new TypedProperty("os_version", TEXT, "The version of its operating system."),
              new TypedProperty("description", TEXT, "What people should know of it."),
              new TypedProperty("cinder_encryption_key_id", TEXT, "The key that decrypts it."),
              new TypedProperty(
                  "cinder_encryption_key_deletion_policy",
                  AttributeType.word("on_image_deletion", "do_not_delete"),
                  "Whether that key is deleted with the image."))
          .collect(Collectors.toUnmodifiableMap(TypedProperty::name, Function.identity()));

  /** Returns what the values of the property of that name may be. */
  public static AttributeType typeOf(String name) {
    return KNOWN.containsKey(name) ? KNOWN.get(name).type : TEXT;
  }
}
