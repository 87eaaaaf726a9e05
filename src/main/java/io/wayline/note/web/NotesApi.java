package io.wayline.note.web;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.note.Notes;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Notes", description = "What colleagues tell each other about a customer.")
class NotesApi {

    private final Notes notes;
    private final VisibleNotes visible;
    private final VisibleCustomers customers;

    NotesApi(Notes notes, VisibleNotes visible, VisibleCustomers customers) {
        this.notes = notes;
        this.visible = visible;
        this.customers = customers;
    }

    /**
     * @param text 1 to 2,000 characters; {@code @name} tells that colleague
     * @param requestKey the caller's own name of this note; sent again, it changes nothing
     */
    record Write(@Nullable String text, @Nullable String requestKey) {}

    @GetMapping("/customers/{ref}/notes")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "List the notes about a customer", description = "The newest first.")
    Page<NoteView> list(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var seen = customers.get(new CustomerRef(ref), viewer);
        return notes.of(seen.customer().id(), cursor, Page.limit(limit))
                .map(note -> NoteView.of(note, seen.fieldAccess()));
    }

    @PostMapping(path = "/customers/{ref}/notes", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Write a note about a customer",
            description = "Once for each requestKey. @ before an account or a full name tells that colleague.")
    NoteView write(@PathVariable String ref, @RequestBody Write asked, Viewer viewer) {
        var seen = customers.get(new CustomerRef(ref), viewer);
        if (asked.text() == null) {
            throw new InvalidValue("text", "is missing", "send what colleagues should know");
        }
        var key = asked.requestKey() == null ? UUID.randomUUID().toString() : asked.requestKey();
        var note = notes.write(seen.customer().id(), null, asked.text(), viewer.name(), key);
        return NoteView.of(note, seen.fieldAccess());
    }

    @DeleteMapping("/notes/{ref}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Remove a note for good",
            description = "People remove what they wrote themselves, supervisors any; of others it is 404.")
    void remove(@PathVariable String ref, Viewer viewer) {
        visible.remove(ref, viewer);
    }
}
