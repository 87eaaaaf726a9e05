package io.wayline.note;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.staff.NoticeKind;
import io.wayline.timeline.EntryKinds;

/** What the timeline and notices say of notes: that there is one, never what it says. */
@Configuration(proxyBeanMethods = false)
class NoteEntries {

    @Bean
    EntryKinds kindsOfNoteEntries() {
        return EntryKinds.of(EntryKinds.Subject.NOTES, "note-written", "message")
                .and("note-removed", "trash");
    }

    @Bean
    NoticeKind mentionedInANote() {
        return new NoticeKind(Notes.MENTIONED, "/notes/");
    }
}
