package io.wayline.platform.web;

import java.util.Set;

import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/**
 * One place in the rail.
 *
 * @param key names it in the texts ({@code rail.<key>}) and in {@code active} of a page
 * @param path where it leads
 * @param icon the Tabler icon's class
 * @param roles who may go there; one of them is enough
 */
public record RailEntry(String key, String path, String icon, Set<Role> roles) {

    boolean isOpenTo(Person person) {
        return roles.stream().anyMatch(person::is);
    }
}
