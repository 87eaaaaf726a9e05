package io.wayline.note.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.note.Note;
import io.wayline.note.Notes;
import io.wayline.staff.Accounts;

/** Notes as pages show them, a page at a time. */
@Component
class NoteLines {

    private static final int AT_ONCE = 20;

    private final Notes notes;
    private final Accounts accounts;

    NoteLines(Notes notes, Accounts accounts) {
        this.notes = notes;
        this.accounts = accounts;
    }

    /**
     * One note.
     *
     * @param key the name under which its author sent it
     * @param text with ways to reach somebody masked as the reader must not see them
     * @param author as colleagues call them
     */
    public record Line(String ref, String key, String text, String author, Instant at, boolean mayRemove) {}

    /**
     * Some of the notes.
     *
     * @param notes the newest first
     * @param total how many there are in all
     * @param next leads to earlier ones; null when these are the last
     */
    public record Lines(
            List<Line> notes, long total, @Nullable String next) {}

    /** @param cursor the {@code next} of the page before, or null for the newest */
    Lines of(Seen seen, @Nullable String cursor, Viewer viewer) {
        var page = notes.of(seen.customer().id(), cursor, AT_ONCE);
        var names = accounts.names(page.items().stream().map(Note::author).collect(Collectors.toSet()));
        var lines = page.items().stream()
                .map(note -> new Line(
                        note.ref(),
                        note.requestKey(),
                        seen.fieldAccess().words(note.text()),
                        names.getOrDefault(note.author(), note.author()),
                        note.writtenAt(),
                        VisibleNotes.mayRemove(note, viewer)))
                .toList();
        return new Lines(lines, page.total() == null ? lines.size() : page.total(), page.next());
    }
}
