package io.wayline.studio.editor;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Draft;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.FindingPlaces;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.Publisher;
import io.wayline.journey.catalogue.refusal.DraftChanged;
import io.wayline.journey.catalogue.refusal.UnreadableModel;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelTexts;
import io.wayline.journey.model.Severity;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.AccountNames;

/** What the page on which a journey is drawn asks for, and saves while somebody draws. Nothing of it counts yet. */
@RestController
@RequestMapping(EditorPages.PATH)
@PreAuthorize("hasRole('OPERATIONS')")
class EditorDrafts {

    private final CatalogueItems items;
    private final Drafts drafts;
    private final Publisher publisher;
    private final FindingPlaces findings;
    private final ModelTexts texts;
    private final AccountNames accounts;
    private final JsonMapper json;

    EditorDrafts(
            CatalogueItems items,
            Drafts drafts,
            Publisher publisher,
            FindingPlaces findings,
            ModelTexts texts,
            AccountNames accounts,
            JsonMapper json) {
        this.items = items;
        this.drafts = drafts;
        this.publisher = publisher;
        this.findings = findings;
        this.texts = texts;
        this.accounts = accounts;
        this.json = json;
    }

    /** The reader's draft, or else the version that counts. */
    @GetMapping("/draft")
    ResponseEntity<DraftContent.Opened> open(@PathVariable String key, Principal person, Locale reader) {
        var id = id(key);
        var counts = counts(id, reader);
        var opened = drafts.find(id, person.getName())
                .map(mine -> new DraftContent.Opened(
                        mine.content().drawing(),
                        mine.content().names(),
                        mine.revision(),
                        mine.basedOn(),
                        counts,
                        mine.savedAt()))
                .orElseGet(() -> {
                    var content = counting(id, reader);
                    return new DraftContent.Opened(content.drawing(), content.names(), 0, counts, counts, null);
                });
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(opened);
    }

    /** Keeps what is drawn so far, whatever the check may say of it. */
    @PostMapping("/draft")
    ResponseEntity<Object> save(
            @PathVariable String key,
            @RequestBody(required = false) @Nullable String body,
            Principal person,
            Locale reader) {
        var id = id(key);
        var drawn = read(body);
        var before = drafts.find(id, person.getName());
        if (before.isEmpty()) {
            // what nobody knows is begun on its own page
            items.get(id, reader);
        }
        try {
            var content = new ModelContent(Optional.ofNullable(drawn.drawing()).orElse(""), drawn.names(), null);
            var saved = drafts.save(
                    new Publisher.Change(id, before.map(Draft::folder).orElse(null), content),
                    drawn.revision(),
                    person.getName());
            return ResponseEntity.ok(new DraftContent.Saved(saved.revision(), saved.savedAt()));
        } catch (DraftChanged elsewhere) {
            return refused(HttpStatus.CONFLICT, "changed", "");
        } catch (UnreadableModel unreadable) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable", words(unreadable.rule(), reader));
        } catch (InvalidValue unfit) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", words("file-too-large", reader));
        }
    }

    /** What the full check says of the draft, or else of the version that counts. */
    @PostMapping("/check")
    List<FindingPlaces.Told> check(@PathVariable String key, Principal person, Locale reader) {
        var id = id(key);
        var draft = drafts.find(id, person.getName());
        if (draft.isPresent()) {
            return findings.tell(
                    id,
                    draft.get().content(),
                    drafts.check(id, person.getName()).all(),
                    reader);
        }
        var content = counting(id, reader);
        var found = publisher.check(new Publisher.Change(id, null, content)).all();
        return findings.tell(id, content, found, reader);
    }

    /** The reader is at it, and learns who else is. */
    @PostMapping("/presence")
    DraftContent.Presence presence(@PathVariable String key, Principal person, Locale reader) {
        var id = id(key);
        drafts.hold(id, person.getName());
        var others = drafts.others(id, person.getName());
        var names = accounts.names(others.stream().map(Draft::owner).collect(Collectors.toSet()));
        return new DraftContent.Presence(
                drafts.find(id, person.getName()).map(Draft::revision).orElse(0),
                counts(id, reader),
                others.stream()
                        .map(each -> new DraftContent.Other(
                                names.getOrDefault(each.owner(), each.owner()), drafts.isHeld(each), each.savedAt()))
                        .toList());
    }

    /** 0 for a journey of which nothing was ever published. */
    private int counts(ItemId id, Locale reader) {
        return items.find(id, reader).map(listed -> listed.item().seen()).orElse(0);
    }

    private ModelContent counting(ItemId id, Locale reader) {
        return items.content(id, items.get(id, reader).shown().number());
    }

    /** Here and not by the framework, which would read it before it asks who may. */
    private DraftContent.Drawn read(@Nullable String body) {
        try {
            return json.readValue(body == null ? "" : body, DraftContent.Drawn.class);
        } catch (JacksonException unreadable) {
            throw new InvalidValue("body", "is no drawing", "send drawing, names, and revision as JSON");
        }
    }

    private String words(String rule, Locale reader) {
        return texts.of(new Finding(Severity.ERROR, "", "", "", 0, rule, List.of("1 MiB")), reader);
    }

    private static ItemId id(String key) {
        return ItemId.of("journey", key);
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String problem, String words) {
        return ResponseEntity.status(status).body(new DraftContent.NotSaved(problem, words));
    }
}
