package io.wayline.intake.web;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.intake.source.EventSource;
import io.wayline.intake.source.EventSources;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Lets administrators say what each source may send, and give it a secret. Names hold slashes, so they are parameters. */
@RestController
@RequestMapping("/api/v1/event-sources")
@Tag(name = "Event sources", description = "The systems that send events: secrets, allowed types, pace")
class EventSourcesApi {

    private final EventSources sources;

    EventSourcesApi(EventSources sources) {
        this.sources = sources;
    }

    /**
     * What a source may do.
     *
     * @param types the event types it may send; missing or empty for any
     * @param rate events a second on one node, or null for the default
     * @param burst events at once, or null for the default
     */
    record Rules(
            @Nullable List<String> types,
            @Nullable Integer rate,
            @Nullable Integer burst) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceView(
            String name,
            List<String> types,
            @Nullable Integer rate,
            @Nullable Integer burst,
            boolean signs,
            @Nullable Instant rotatedAt) {

        static SourceView of(EventSource source) {
            return new SourceView(
                    source.name(), source.types(), source.rate(), source.burst(), source.signs(), source.rotatedAt());
        }
    }

    record Listed(List<SourceView> items, int total) {}

    /** @param secret shown this once */
    record NewSecret(String secret) {}

    @Operation(summary = "List the sources that are set up")
    @GetMapping(produces = "application/json")
    @Allowed(scopes = Scope.SOURCES_WRITE, roles = Role.ADMIN)
    Listed list() {
        var items = sources.list().stream().map(SourceView::of).toList();
        return new Listed(items, items.size());
    }

    @Operation(summary = "Set up a source, or change what it may send", description = "Its secrets stay as they are.")
    @PutMapping(params = "name", consumes = "application/json", produces = "application/json")
    @Allowed(scopes = Scope.SOURCES_WRITE, roles = Role.ADMIN)
    SourceView save(@RequestParam String name, @RequestBody Rules rules) {
        if (rules.types() == null) {
            throw new InvalidValue("types", "are missing", "list what the source may send, or [] for everything");
        }
        return SourceView.of(sources.save(name.strip(), rules.types(), rules.rate(), rules.burst()));
    }

    @Operation(
            summary = "Give a source a new secret",
            description = "From the first secret on, only signed events of the source are taken (Standard Webhooks,"
                    + " with the source's name in `Wayline-Source`). The secret before stays good until the next"
                    + " rotation.")
    @PostMapping(path = "/rotate-secret", params = "name", produces = "application/json")
    @Allowed(scopes = Scope.SOURCES_WRITE, roles = Role.ADMIN)
    NewSecret rotate(@RequestParam String name, Authentication asker) {
        return new NewSecret(sources.rotateSecret(name.strip(), asker.getName()));
    }

    @Operation(summary = "Forget a source and its secrets", description = "A key alone is enough for it again.")
    @DeleteMapping(params = "name")
    @Allowed(scopes = Scope.SOURCES_WRITE, roles = Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@RequestParam String name, Authentication asker) {
        sources.delete(name.strip(), asker.getName());
    }
}
