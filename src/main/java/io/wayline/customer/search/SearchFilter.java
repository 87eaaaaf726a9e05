package io.wayline.customer.search;

/**
 * A way to narrow the list of customers by what another feature keeps of them.
 *
 * @param name the parameter by which callers ask for it
 * @param condition on {@code c.id}, with one question mark for the value that is asked for
 */
public record SearchFilter(String name, String condition) {}
