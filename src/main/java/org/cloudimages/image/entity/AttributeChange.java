package org.cloudimages.image.entity;

/**
 * A new value for an attribute that clients may set.
 *
 * @param name a base attribute by its name on the wire, or a custom property
 * @param value of the type that the attribute has: String, Boolean, Integer, {@link Visibility}, a
 *     set of tags; null where the attribute may be null
 */
public record AttributeChange(String name, Object value) {}
