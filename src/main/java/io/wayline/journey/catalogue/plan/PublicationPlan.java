package io.wayline.journey.catalogue.plan;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journey.model.Finding;

/**
 * A publication that waits, or waited. What is published is what was looked at: its content never changes, whatever
 * becomes of the draft.
 *
 * @param folder where a new thing is to lie
 * @param seen the version that counted when it was asked for; 0 for none
 * @param draftRevision the save of the asker's draft that it is; null where it came otherwise
 * @param publishAt when it is to count; null for at once
 * @param endedBy who ended it; null for its time
 * @param refusal the code of why it was refused
 * @param findings what the check said when it was refused
 * @param number the version that it became
 * @param readBy who has read that it was refused
 */
public record PublicationPlan(
        String id,
        ItemId item,
        String folder,
        ModelContent content,
        int seen,
        @Nullable Integer draftRevision,
        Origin origin,
        String askedBy,
        Instant askedAt,
        String why,
        @Nullable Instant publishAt,
        PlanState state,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endedWhy,
        @Nullable String refusal,
        List<Finding> findings,
        @Nullable Integer number,
        @Nullable String readBy) {

    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether staff have yet to read that it was refused. */
    public boolean isNews() {
        return state == PlanState.REFUSED && readBy == null;
    }
}
