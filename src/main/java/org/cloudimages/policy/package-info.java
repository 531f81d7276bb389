/**
 * Who may do what, as data: each policy is an expression in the syntax of {@code policy.yaml}, with
 * defaults for each {@link org.cloudimages.policy.RoleProfile} and an operator's file on top. All
 * of them are parsed once, at the start.
 */
package org.cloudimages.policy;
