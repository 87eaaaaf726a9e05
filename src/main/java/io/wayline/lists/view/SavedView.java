package io.wayline.lists.view;

import org.jspecify.annotations.Nullable;

/**
 * Filters of a list under a name.
 *
 * @param username whose it is
 * @param filters as an address says them
 * @param queue whose people see it, too; null for its owner alone
 * @param first whether the list opens with it for the reader
 * @param version rises with each change
 */
public record SavedView(
        String id,
        String list,
        String username,
        String name,
        String filters,
        @Nullable String queue,
        boolean first,
        int version) {

    public boolean isOf(String person) {
        return username.equals(person);
    }
}
