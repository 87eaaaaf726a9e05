package io.wayline.studio.web;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;
import io.wayline.journey.Instance;

/** A customer on the journey; null when they are no longer known. */
public record InstanceRow(Instance instance, @Nullable Customer customer) {}
