package io.wayline.customer.panel;

import java.util.Locale;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;

/** What a feature says of a customer on their page. A bean of it lies beside the feature's pages. */
public interface CustomerPanel {

    /** Where it stands: the smallest is the first; no two have the same. */
    int order();

    /**
     * The template below {@code web}, such as {@code /benefit/customer-panel.ftlh}. It knows what is shown as
     * {@code panel} and, beside a piece of work, the id of that as {@code work}.
     */
    String template();

    /**
     * What the template shows of a customer whom the viewer may see, and no more than that: what colleagues wrote may hold
     * a way to reach somebody, so it goes through {@code seen.fieldAccess()}.
     */
    Object of(Seen seen, Viewer viewer, Locale language);
}
