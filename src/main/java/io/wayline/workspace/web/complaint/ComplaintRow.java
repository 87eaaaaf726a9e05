package io.wayline.workspace.web.complaint;

import org.jspecify.annotations.Nullable;

import io.wayline.complaint.Complaint;
import io.wayline.customer.Customer;
import io.wayline.journey.task.WorkItem;

/**
 * A complaint as the list shows it.
 *
 * @param customer who complains; null when nobody of that id is known any more
 * @param said how what the customer wrote begins, as much as the reader may see
 * @param stop which of the five stops it has come to, from 0
 * @param task what the reader has to do about it, else what somebody has, else what waits, named for the reader; or null
 * @param with what colleagues call who has that, or null
 */
public record ComplaintRow(
        Complaint complaint,
        @Nullable Customer customer,
        String said,
        AnswerDue due,
        int stop,
        @Nullable WorkItem task,
        @Nullable String with) {}
