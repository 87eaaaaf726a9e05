package io.wayline.note.web;

import java.util.Locale;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;

/** What colleagues wrote about a customer, on the customer's page and beside work. */
@Component
class NotesPanel implements CustomerPanel {

    private final NoteLines lines;

    NotesPanel(NoteLines lines) {
        this.lines = lines;
    }

    /**
     * What the page shows.
     *
     * @param ref of the customer
     * @param page the newest of them
     * @param mayWrite whether the reader may add one
     * @param writer whose note that is, to whom alone the browser gives back what was not sent
     * @param key the name of the note that is written next
     */
    public record Written(String ref, NoteLines.Lines page, boolean mayWrite, String writer, String key) {}

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String template() {
        return "/note/customer-panel.ftlh";
    }

    @Override
    public Written of(Seen seen, Viewer viewer, Locale language) {
        return new Written(
                seen.customer().ref().value(),
                lines.of(seen, null, viewer),
                viewer.isPerson() && viewer.changes(),
                viewer.name(),
                UUID.randomUUID().toString());
    }
}
