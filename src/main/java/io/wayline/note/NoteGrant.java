package io.wayline.note;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.access.CustomerGrant;

/** Whoever a colleague names in a note sees its customer for seven days. */
@Component
class NoteGrant implements CustomerGrant {

    private final Notes notes;

    NoteGrant(Notes notes) {
        this.notes = notes;
    }

    @Override
    public boolean shows(Customer customer, String account) {
        return notes.names(customer.id(), account);
    }
}
