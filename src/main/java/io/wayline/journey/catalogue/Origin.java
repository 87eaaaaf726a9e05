package io.wayline.journey.catalogue;

import java.util.Locale;

/** From where a version comes. */
public enum Origin {
    /** A file of the product. */
    SHIPPED,
    /** A person, on a page. */
    STUDIO,
    /** Another system. */
    API,
    /** A person, from Camunda Modeler. */
    MODELER;

    /** What deployments of it are marked with; nodes of releases that know no catalogue look at those of the product only. */
    String source() {
        return "wayline-" + name().toLowerCase(Locale.ROOT);
    }
}
