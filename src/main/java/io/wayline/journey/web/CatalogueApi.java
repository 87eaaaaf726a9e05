package io.wayline.journey.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.ItemVersion;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journey.catalogue.Publisher;
import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelTexts;
import io.wayline.journey.web.PublicationsApi.PublicationView;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/catalogue")
@Tag(
        name = "Catalogue",
        description =
                "Journeys, decisions, and forms with their versions, and the way to publish them. The kind is journey,"
                        + " decision, or form.")
class CatalogueApi {

    private final CatalogueItems items;
    private final Publisher publisher;
    private final PublicationPlans plans;
    private final ModelTexts texts;

    CatalogueApi(CatalogueItems items, Publisher publisher, PublicationPlans plans, ModelTexts texts) {
        this.items = items;
        this.publisher = publisher;
        this.plans = plans;
        this.texts = texts;
    }

    /**
     * A thing.
     *
     * @param version the number of the version that counts; null when none does
     * @param waiting the number of a version that came with the product and waits for a person
     * @param latest what counts, or the newest when nothing does
     */
    record ItemView(
            String kind,
            String key,
            String folder,
            String name,
            @Nullable Integer version,
            @Nullable Integer waiting,
            VersionView latest) {}

    /**
     * A version.
     *
     * @param origin SHIPPED, STUDIO, API, or MODELER
     * @param state DRAFT, CHECKED, PUBLISHED, or RETIRED
     * @param sha256 of the drawing
     * @param engineVersion the number that journeys and instances show
     */
    record VersionView(
            int number,
            String state,
            String origin,
            String sha256,
            @Nullable String madeBy,
            Instant madeAt,
            @Nullable String why,
            @Nullable String publishedBy,
            @Nullable Instant publishedAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String endedWhy,
            @Nullable Integer repeats,
            @Nullable Integer engineVersion,
            List<FindingView> findings) {}

    /** What the check found, and what helps. */
    record FindingView(
            String severity, String file, String element, String attribute, int line, String rule, String text) {}

    /** What the check says; {@code passed} when nothing of it is an error. */
    record Checked(boolean passed, List<FindingView> findings) {}

    /**
     * What is to count.
     *
     * @param folder of a thing that is new
     * @param content the drawing
     * @param names the file of names beside it
     * @param cases the file of cases beside a decision
     */
    record Content(
            @Nullable String kind,
            @Nullable String key,
            @Nullable String folder,
            @Nullable String content,
            @Nullable String names,
            @Nullable String cases) {

        Publisher.Change change() {
            if (key == null) {
                throw new InvalidValue("key", "is missing", "send the id of the process, decision, or form");
            }
            if (content == null) {
                throw new InvalidValue("content", "is missing", "send the whole file");
            }
            var known = Optional.ofNullable(kind)
                    .flatMap(ItemKind::named)
                    .orElseThrow(() -> new InvalidValue("kind", "is not known", "send journey, decision, or form"));
            return new Publisher.Change(new ItemId(known, key), folder, new ModelContent(content, names, cases));
        }
    }

    /**
     * @param seen the number of the version that counted when it was looked at; left out or 0 for none
     * @param reason why, on one line
     * @param at when it is to count, with its offset; left out for at once
     */
    record Publish(
            @Nullable String kind,
            @Nullable String key,
            @Nullable String folder,
            @Nullable String content,
            @Nullable String names,
            @Nullable String cases,
            @Nullable Integer seen,
            @Nullable String reason,
            @Nullable String at) {

        @Nullable
        Instant time() {
            try {
                return at == null ? null : OffsetDateTime.parse(at).toInstant();
            } catch (DateTimeException unreadable) {
                throw new InvalidValue("at", "is no time with an offset", "send one such as 2026-12-01T09:00:00+08:00");
            }
        }

        Publisher.Change change() {
            return new Content(kind, key, folder, content, names, cases).change();
        }
    }

    /** As for publishing. */
    record Act(@Nullable Integer seen, @Nullable String reason) {}

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "List the things", description = "Journeys first, then decisions and forms; each by key.")
    Page<ItemView> list(
            @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "50") int limit, Locale language) {
        return items.list(cursor, Page.limit(limit), language).map(item -> view(item, language));
    }

    @GetMapping("/{kind}/{key}")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "Read one thing")
    ItemView get(@PathVariable String kind, @PathVariable String key, Locale language) {
        return view(items.get(ItemId.of(kind, key), language), language);
    }

    @GetMapping("/{kind}/{key}/versions")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(summary = "List the versions of a thing", description = "The newest first.")
    Page<VersionView> versions(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale language) {
        return items.versions(ItemId.of(kind, key), cursor, Page.limit(limit)).map(version -> view(version, language));
    }

    @GetMapping("/{kind}/{key}/versions/{number}/content")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(
            summary = "Read what a version says",
            description = "The drawing as it was given, to the byte; part is content (default), names, or cases.")
    ResponseEntity<byte[]> content(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable int number,
            @RequestParam(defaultValue = "content") String part) {
        var id = ItemId.of(kind, key);
        var content = items.content(id, number);
        var text = switch (part) {
            case "content" -> content.drawing();
            case "names" -> Optional.ofNullable(content.names()).orElse("");
            case "cases" -> Optional.ofNullable(content.cases()).orElse("");
            default -> throw new InvalidValue("part", "is not known", "send content, names, or cases");
        };
        return ResponseEntity.ok()
                // data, never a page, whatever a browser makes of it
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag(content.hash())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(path = "/check", consumes = "application/json")
    @Allowed(scopes = Scope.CATALOGUE_WRITE, roles = Role.OPERATIONS)
    @Operation(
            summary = "Check a drawing",
            description = "As publishing would, with everything that counts around it; changes nothing.")
    Checked check(@RequestBody Content body, Locale language) {
        var findings = publisher.check(body.change());
        return new Checked(!findings.refused(), told(findings.all(), language));
    }

    @PostMapping(path = "/publish", consumes = "application/json")
    @Allowed(scopes = Scope.CATALOGUE_WRITE, roles = Role.OPERATIONS)
    @Operation(
            summary = "Publish a drawing",
            description =
                    "Makes a new version that counts at once (200), or lets it wait for its time or for a second person"
                            + " where this company wants one (202 with the publication). 422 publication-refused with"
                            + " every error of the check; 409 when another version counts than the one that was seen, or"
                            + " another publication of it waits.")
    ResponseEntity<Object> publish(@RequestBody Publish body, Principal by, Locale language) {
        var answer = plans.ask(body.change(), ask(body.seen(), body.reason(), by), null, body.time());
        var version = answer.version();
        var plan = answer.plan();
        return plan == null && version != null
                ? ResponseEntity.ok(view(version, language))
                : ResponseEntity.accepted().body(PublicationView.of(Objects.requireNonNull(plan)));
    }

    @PostMapping(path = "/{kind}/{key}/versions/{number}/roll-back", consumes = "application/json")
    @Allowed(scopes = Scope.CATALOGUE_WRITE, roles = Role.OPERATIONS)
    @Operation(
            summary = "Bring back what an older version said",
            description = "As a new version, through the check of today.")
    VersionView rollBack(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable int number,
            @RequestBody Act act,
            Principal by,
            Locale language) {
        return view(publisher.rollBack(ItemId.of(kind, key), number, ask(act.seen(), act.reason(), by)), language);
    }

    @PostMapping(path = "/{kind}/{key}/retire", consumes = "application/json")
    @Allowed(scopes = Scope.CATALOGUE_WRITE, roles = Role.OPERATIONS)
    @Operation(
            summary = "Take a journey out of use",
            description = "Nobody enters it any more; who is on it goes on. 409 while other journeys call it.")
    VersionView retire(
            @PathVariable String kind, @PathVariable String key, @RequestBody Act act, Principal by, Locale language) {
        return view(publisher.retire(ItemId.of(kind, key), ask(act.seen(), act.reason(), by)), language);
    }

    @PostMapping(path = "/{kind}/{key}/shipped/take", consumes = "application/json")
    @Allowed(scopes = Scope.CATALOGUE_WRITE, roles = Role.OPERATIONS)
    @Operation(summary = "Take what came with the product in place of ours")
    VersionView take(
            @PathVariable String kind, @PathVariable String key, @RequestBody Act act, Principal by, Locale language) {
        return view(publisher.takeShipped(ItemId.of(kind, key), ask(act.seen(), act.reason(), by)), language);
    }

    @PostMapping(path = "/{kind}/{key}/shipped/set-aside", consumes = "application/json")
    @Allowed(scopes = Scope.CATALOGUE_WRITE, roles = Role.OPERATIONS)
    @Operation(summary = "Keep ours, and set aside what came with the product")
    VersionView setAside(
            @PathVariable String kind, @PathVariable String key, @RequestBody Act act, Principal by, Locale language) {
        return view(publisher.keepOurs(ItemId.of(kind, key), ask(act.seen(), act.reason(), by)), language);
    }

    private static Ask ask(@Nullable Integer seen, @Nullable String reason, Principal by) {
        return new Ask(Origin.API, by.getName(), reason, seen == null ? 0 : seen);
    }

    private ItemView view(CatalogueItems.Listed listed, Locale language) {
        var item = listed.item();
        return new ItemView(
                item.id().kind().text(),
                item.id().key(),
                item.folder(),
                listed.name(),
                item.live(),
                item.waiting(),
                view(listed.shown(), language));
    }

    private VersionView view(ItemVersion version, Locale language) {
        var ended = version.ended();
        return new VersionView(
                version.number(),
                version.state().name(),
                version.origin().name(),
                version.hash(),
                version.madeBy(),
                version.madeAt(),
                version.why(),
                version.publishedBy(),
                version.publishedAt(),
                ended == null ? null : ended.by(),
                ended == null ? null : ended.at(),
                ended == null ? null : ended.why(),
                version.repeats(),
                version.engineVersion(),
                told(version.findings(), language));
    }

    private List<FindingView> told(List<Finding> findings, Locale language) {
        return findings.stream()
                .map(finding -> new FindingView(
                        finding.severity().name(),
                        finding.file(),
                        finding.element(),
                        finding.attribute(),
                        finding.line(),
                        finding.rule(),
                        texts.of(finding, language)))
                .toList();
    }
}
