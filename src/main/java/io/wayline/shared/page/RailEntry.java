package io.wayline.shared.page;

import java.util.Set;

import io.wayline.shared.access.Role;

/**
 * One place in the rail. A bean of it lies beside the page that it leads to; the application does not start while two
 * have the same key, path, or order.
 *
 * @param order where it stands: the smallest is the first
 * @param key names it in the texts ({@code rail.<key>}) and in {@code active} of a page
 * @param path where it leads
 * @param icon the Tabler icon's class
 * @param roles who may go there; one of them is enough
 */
public record RailEntry(int order, String key, String path, String icon, Set<Role> roles) {}
