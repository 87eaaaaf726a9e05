package io.wayline.studio.editor;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.comment.DrawingComment;
import io.wayline.journey.catalogue.comment.DrawingComments;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.AccountNames;

/** What colleagues say to each other on the page on which a journey is drawn. Each answer has all that is said by then. */
@RestController
@RequestMapping(EditorPages.PATH + "/comments")
@PreAuthorize("hasRole('OPERATIONS')")
class EditorComments {

    private final DrawingComments comments;
    private final AccountNames accounts;
    private final JsonMapper json;

    EditorComments(DrawingComments comments, AccountNames accounts, JsonMapper json) {
        this.comments = comments;
        this.accounts = accounts;
        this.json = json;
    }

    /**
     * What belongs together.
     *
     * @param element what it is about; empty for the journey as a whole
     * @param settledBy the name of whoever said that it is done with; null while it is open
     */
    record Thread(String id, String element, @Nullable String settledBy, List<Words> said) {}

    /** @param mine whether the reader said it */
    record Words(String author, boolean mine, String body, Instant at) {}

    /** What somebody says, of an id of their own. */
    record Said(
            @Nullable String id,
            @Nullable String thread,
            @Nullable String element,
            @Nullable String words) {}

    @GetMapping
    ResponseEntity<List<Thread>> list(@PathVariable String key, Principal reader) {
        return all(id(key), reader);
    }

    @PostMapping
    ResponseEntity<List<Thread>> say(
            @PathVariable String key, @RequestBody(required = false) @Nullable String body, Principal person) {
        var said = read(body);
        comments.say(id(key), or(said.id()), said.thread(), or(said.element()), or(said.words()), person.getName());
        return all(id(key), person);
    }

    @PostMapping("/{thread}/settle")
    ResponseEntity<List<Thread>> settle(@PathVariable String key, @PathVariable String thread, Principal person) {
        comments.settle(id(key), thread, person.getName());
        return all(id(key), person);
    }

    @PostMapping("/{thread}/reopen")
    ResponseEntity<List<Thread>> reopen(@PathVariable String key, @PathVariable String thread, Principal person) {
        comments.reopen(id(key), thread);
        return all(id(key), person);
    }

    private ResponseEntity<List<Thread>> all(String key, Principal reader) {
        var said = comments.of(key);
        var names = accounts.names(said.stream()
                .flatMap(each -> Stream.of(each.author(), or(each.settledBy())))
                .filter(account -> !account.isEmpty())
                .collect(Collectors.toSet()));
        var threads = new ArrayList<Thread>();
        for (var each : said) {
            if (each.isFirst()) {
                var settledBy =
                        each.settledBy() == null ? null : names.getOrDefault(each.settledBy(), each.settledBy());
                threads.add(new Thread(each.id(), each.element(), settledBy, new ArrayList<>()));
            }
            threads.get(threads.size() - 1)
                    .said()
                    .add(words(each, names.getOrDefault(each.author(), each.author()), reader));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(threads);
    }

    private static Words words(DrawingComment said, String author, Principal reader) {
        return new Words(author, said.author().equals(reader.getName()), said.body(), said.saidAt());
    }

    private Said read(@Nullable String body) {
        try {
            return json.readValue(body == null ? "" : body, Said.class);
        } catch (JacksonException unreadable) {
            throw new InvalidValue("body", "is no comment", "send id, element, thread, and words as JSON");
        }
    }

    private static String or(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    private static String id(String key) {
        return ItemId.of("journey", key).key();
    }
}
