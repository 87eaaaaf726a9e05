package io.wayline.audience.web;

import java.security.Principal;
import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleReader;
import io.wayline.audience.segment.Audience;
import io.wayline.audience.segment.Segment;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.SegmentDraft;
import io.wayline.audience.segment.Segments;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.Refusal.Finding;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/segments")
@Tag(name = "Segments", description = "Rules that find customers, and how many they find. See docs/segments.md.")
class SegmentsApi {

    private final Segments segments;
    private final SegmentCounts counts;
    private final RuleReader rules;

    SegmentsApi(Segments segments, SegmentCounts counts, RuleReader rules) {
        this.segments = segments;
        this.counts = counts;
        this.rules = rules;
    }

    /** Texts in two languages; one of them may be missing. */
    record Texts(@Nullable String en, @Nullable String zh) {}

    /**
     * A segment.
     *
     * @param newest greater than the version while a newer one, which came with the product, waits to be taken
     * @param madeBy null for what came with the product
     */
    record SegmentView(
            String key,
            int version,
            int newest,
            Texts name,
            Texts about,
            JsonNode rule,
            @Nullable String madeBy,
            Instant madeAt) {}

    /**
     * What a segment is to say.
     *
     * @param version the one that was looked at; left out or 0 for a new segment
     */
    record SegmentChange(
            @Nullable Texts name,
            @Nullable Texts about,
            @Nullable JsonNode rule,
            @Nullable Integer version) {}

    record RuleOnly(@Nullable JsonNode rule) {}

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "List segments", description = "All of them, by key, in the version that counts.")
    Page<SegmentView> list() {
        var all = segments.all().stream().map(this::view).toList();
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/{key}")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Read a segment", description = "In the version that counts.")
    SegmentView get(@PathVariable String key) {
        return view(segments.get(key));
    }

    @PutMapping(path = "/{key}", consumes = "application/json")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(
            summary = "Make or change a segment",
            description =
                    "A change names the version that was looked at and makes a new one; 409 when another one counts"
                            + " by now. A bad rule is refused with every finding: where it is, what is wrong, and what helps.")
    SegmentView put(@PathVariable String key, @RequestBody SegmentChange change, Principal by) {
        var draft = new SegmentDraft(words(change), rule(change.rule()));
        var seen = change.version() == null ? 0 : change.version();
        return view(
                seen == 0 ? segments.make(key, draft, by.getName()) : segments.change(key, draft, seen, by.getName()));
    }

    @GetMapping("/{key}/audience")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(
            summary = "Count a segment",
            description = "How many customers it finds now, how many of them a marketing mail reaches, and why not the"
                    + " others; each under the first reason that holds.")
    Audience audience(@PathVariable String key) {
        return counts.reach(segments.get(key).rule());
    }

    @PostMapping(path = "/audience", consumes = "application/json")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(
            summary = "Count a rule",
            description = "As for a segment, of a rule that nobody has saved; changes nothing.")
    Audience audience(@RequestBody RuleOnly asked) {
        return counts.reach(rule(asked.rule()));
    }

    private Rule rule(@Nullable JsonNode rule) {
        if (rule == null) {
            throw new InvalidValue("rule", "is missing", "send one such as {\"all\": []}");
        }
        try {
            return rules.read(rule);
        } catch (InvalidFields unfit) {
            throw new InvalidFields(unfit.findings().stream()
                    .map(finding -> new Finding("/rule" + finding.pointer(), finding.detail()))
                    .toList());
        }
    }

    private static Segment.Words words(SegmentChange change) {
        var name = change.name() == null ? new Texts(null, null) : change.name();
        var about = change.about() == null ? new Texts(null, null) : change.about();
        return new Segment.Words(name.en(), name.zh(), about.en(), about.zh());
    }

    private SegmentView view(Segment segment) {
        var words = segment.words();
        return new SegmentView(
                segment.key(),
                segment.version(),
                segment.newest(),
                new Texts(words.nameEn(), words.nameZh()),
                new Texts(words.aboutEn(), words.aboutZh()),
                rules.write(segment.rule()),
                segment.madeBy(),
                segment.madeAt());
    }
}
