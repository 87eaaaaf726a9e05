package io.wayline.note.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.access.FieldAccess;
import io.wayline.note.Note;

/**
 * A note as the API shows it.
 *
 * @param text numbers and addresses in it are masked like the customer's contact data
 * @param author an account, or the name of a key
 * @param work the id of the piece of work beside which it was written
 */
record NoteView(
        String ref, String text, String author, @Nullable String work, Instant writtenAt) {

    static NoteView of(Note note, FieldAccess access) {
        return new NoteView(note.ref(), access.words(note.text()), note.author(), note.work(), note.writtenAt());
    }
}
