package io.wayline.complaint.privacy;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.complaint.Complaints;
import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/**
 * Keeps that there was a complaint, how it was answered, and its cause; what was written and said about it goes. One that
 * is open stands in the way: forgotten, nobody could be answered (Art. 17(3)(e) GDPR: claims).
 */
@Component
@Order(500)
class ComplaintErasure implements ErasureParticipant {

    private final Complaints complaints;

    ComplaintErasure(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void check(CustomerErasure erasure) {
        if (complaints.open(erasure.customer()) > 0) {
            throw new ComplaintOpen();
        }
    }

    @Override
    public void erase(CustomerErasure erasure) {
        complaints.erase(erasure.customer(), erasure.at());
    }
}
