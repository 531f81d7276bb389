/**
 * What WildFly's management shows of the service: the subsystem {@code images}, made of the beans
 * of JMX. A module of the server, in a jar with the contracts of the beans and without anything
 * else of the service; the WAR does not have it and does not need it.
 *
 * <p>{@code /subsystem=images} has what concerns the node as a whole and all operations, its
 * children {@code statistics=BEAN} the figures of a bean, and its children {@code store=ID} those
 * of all beans that are told by store. Nothing of it is kept in the configuration of the server.
 */
package org.cloudimages.wildfly;
