package io.wayline.shared.page;

import java.util.List;

import io.wayline.shared.access.Colleague;

/**
 * What of a feature waits for people. A bean of it lies beside who knows; it is asked whenever somebody opens the home
 * page, so each count is one that an index serves.
 */
public interface Needs {

    List<Need> of(Colleague reader);
}
