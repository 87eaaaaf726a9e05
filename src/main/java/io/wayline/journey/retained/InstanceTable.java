package io.wayline.journey.retained;

/**
 * A table whose rows belong to instances and name their customer in {@code customer_id}. A bean of it lies beside who
 * writes the table; when two customers become one, its rows follow.
 *
 * @param name as SQL has it
 * @param dropped whether rows go as long after the end of their instance as its diagram says; such a table has {@code id},
 *     {@code instance_id}, and {@code definition_id}
 */
public record InstanceTable(String name, boolean dropped) {

    /** A table whose rows stay, or are dropped by who writes them. */
    public static InstanceTable kept(String name) {
        return new InstanceTable(name, false);
    }

    /** A table whose rows are dropped some time after their instance has ended. */
    public static InstanceTable dropped(String name) {
        return new InstanceTable(name, true);
    }
}
