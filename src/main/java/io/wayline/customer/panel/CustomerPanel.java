package io.wayline.customer.panel;

import java.util.Locale;

import io.wayline.customer.Customer;

/** What a feature says of a customer on their page. A bean of it lies beside the feature's pages. */
public interface CustomerPanel {

    /** Where it stands: the smallest is the first; no two have the same. */
    int order();

    /** The template below {@code web}, such as {@code /benefit/customer-panel.ftlh}; it knows what is shown as {@code panel}. */
    String template();

    /** What the template shows of this customer. Whoever reads it may see the customer; contact data does not belong here. */
    Object of(Customer customer, Locale language);
}
