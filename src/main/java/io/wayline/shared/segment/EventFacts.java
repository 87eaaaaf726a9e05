package io.wayline.shared.segment;

import java.util.Collection;
import java.util.Map;

import io.wayline.shared.CustomerId;

/** What an event says beside that somebody entered a segment: a feature's facts, for events of one type. */
public interface EventFacts {

    /** The type of the events. */
    String type();

    /** The fields of each customer's event, for many at once; who is left out has none. Values are texts or numbers. */
    Map<CustomerId, Map<String, Object>> of(Collection<CustomerId> customers);
}
