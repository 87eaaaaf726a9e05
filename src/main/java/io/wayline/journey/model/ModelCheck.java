package io.wayline.journey.model;

import java.util.Set;

/** The first lock: says what is wrong with files before they are deployed. */
public interface ModelCheck {

    /**
     * Checks files that are to be deployed together; they may refer to each other and to what is deployed already. What
     * is not known to be harmless is an error. Never throws because of what a file contains.
     */
    Findings check(Set<ModelFile> files);
}
