package io.wayline.note.web;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.note.Note;
import io.wayline.note.Notes;
import io.wayline.shared.NotFound;

/** The notes as somebody may see them, and remove them: those about customers whom they may see. */
@Component
class VisibleNotes {

    private final Notes notes;
    private final Customers customers;
    private final VisibleCustomers visible;

    VisibleNotes(Notes notes, Customers customers, VisibleCustomers visible) {
        this.notes = notes;
        this.customers = customers;
        this.visible = visible;
    }

    /** A note with the customer it is about. */
    record Found(Note note, VisibleCustomers.Seen about) {}

    /** @throws NotFound when there is no such note, or none about a customer whom the viewer may see */
    Found get(String ref, Viewer viewer) {
        var note = notes.get(ref);
        var about = customers.find(note.customer()).orElseThrow(() -> new NotFound("note"));
        return new Found(note, visible.get(about.ref(), viewer));
    }

    /** Authors remove their own, supervisors and systems any. */
    static boolean mayRemove(Note note, Viewer viewer) {
        return viewer.hands() || note.author().equals(viewer.name());
    }

    /** @throws NotFound when it is not theirs to remove */
    Found remove(String ref, Viewer viewer) {
        var found = get(ref, viewer);
        if (!mayRemove(found.note(), viewer)) {
            throw new NotFound("note");
        }
        notes.remove(found.note(), viewer.cause());
        return found;
    }
}
