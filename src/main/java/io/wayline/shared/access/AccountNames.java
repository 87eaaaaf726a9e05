package io.wayline.shared.access;

import java.util.Map;
import java.util.Set;

/** What people are called, for features that know of others only the name of their account. */
public interface AccountNames {

    /** What colleagues call these accounts, also those that are no longer used; who never was is left out. */
    Map<String, String> names(Set<String> usernames);
}
