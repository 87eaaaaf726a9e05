package io.wayline.journey.model;

import java.util.List;

/**
 * Where more journeys lie that come with the product. A bean of it adds places to {@code processes/}; what lies there is
 * checked and deployed at start as everything else is.
 */
public interface JourneyFolders {

    /** Paths on the class path that end with a slash, below each a folder for each journey; none when there is nothing now. */
    List<String> roots();
}
