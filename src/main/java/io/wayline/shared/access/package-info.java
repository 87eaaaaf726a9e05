/** The words for who may do what: roles of people, scopes of keys, and how a route names them. */
@NullMarked
@NamedInterface("access")
package io.wayline.shared.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
