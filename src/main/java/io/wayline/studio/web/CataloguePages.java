package io.wayline.studio.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Draft;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.FindingPlaces;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.ItemVersion;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journey.catalogue.Publisher;
import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.VersionState;
import io.wayline.journey.catalogue.comment.DrawingComments;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.journey.catalogue.refusal.DraftChanged;
import io.wayline.journey.catalogue.refusal.ItemChanged;
import io.wayline.journey.catalogue.refusal.NotRetirable;
import io.wayline.journey.catalogue.refusal.PublicationRefused;
import io.wayline.journey.catalogue.refusal.PublisherBusy;
import io.wayline.journey.catalogue.refusal.UnreadableModel;
import io.wayline.journey.model.Finding;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/** The catalogue: what counts, from where it is, what is being changed, and the way back. */
@Controller
@RequestMapping("/studio/catalogue")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class CataloguePages {

    private static final String PUBLISHES = "hasRole('OPERATIONS')";
    private static final String THING = "/{kind}/{key}";
    private static final int ROWS = 50;
    private static final int VERSIONS = 20;

    private final CatalogueItems items;
    private final Publisher publisher;
    private final Drafts drafts;
    private final FindingPlaces findings;
    private final PublicationPlans plans;
    private final DrawingComments comments;

    CataloguePages(
            CatalogueItems items,
            Publisher publisher,
            Drafts drafts,
            FindingPlaces findings,
            PublicationPlans plans,
            DrawingComments comments) {
        this.items = items;
        this.publisher = publisher;
        this.drafts = drafts;
        this.findings = findings;
        this.plans = plans;
        this.comments = comments;
    }

    /** Whether the reader may change what counts. */
    @ModelAttribute("publishes")
    boolean publishes(HttpServletRequest request) {
        return request.isUserInRole("OPERATIONS");
    }

    /** Somebody else's draft. */
    public record Other(String owner, Draft draft, boolean held) {}

    @GetMapping
    String list(@RequestParam @Nullable String cursor, Locale reader, Model model) {
        model.addAttribute("page", items.list(cursor, ROWS, reader));
        model.addAttribute("first", cursor == null);
        return "studio/catalogue";
    }

    /**
     * @param cursor of the older versions
     * @param did what the press before did: saved, published, rolled-back, retired, taken, kept, discarded
     */
    @GetMapping(THING)
    String thing(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String did,
            Principal person,
            Locale reader,
            Model model) {
        model.addAttribute("did", did);
        drafts.hold(ItemId.of(kind, key), person.getName());
        return page(ItemId.of(kind, key), cursor, person.getName(), reader, model);
    }

    /** A part of a version, as a file: the drawing, its names, or its cases. */
    @GetMapping(THING + "/versions/{number}/{part}")
    ResponseEntity<byte[]> file(
            @PathVariable String kind, @PathVariable String key, @PathVariable int number, @PathVariable String part) {
        var id = ItemId.of(kind, key);
        var content = items.content(id, number);
        var text = switch (part) {
            case "drawing" -> content.drawing();
            case "names" -> content.names();
            case "cases" -> content.cases();
            default -> null;
        };
        if (text == null) {
            throw new NotFound("catalogue-version");
        }
        var ending = switch (part) {
            case "names" -> "names.yaml";
            case "cases" -> "tests.yaml";
            default -> id.kind().ending();
        };
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(key + "." + ending)
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is left empty stays as it was: in the draft, or else in the version that counts. */
    @PostMapping(THING + "/draft")
    @PreAuthorize(PUBLISHES)
    String save(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String names,
            @RequestParam(defaultValue = "") String cases,
            @RequestParam(defaultValue = "0") int revision,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(kind, key, "saved", person, reader, model, response, id -> {
            var before = drafts.find(id, person.getName())
                    .map(Draft::content)
                    .or(() -> counting(id, reader))
                    .orElse(null);
            drafts.save(
                    new Publisher.Change(
                            id,
                            null,
                            new ModelContent(
                                    content.isBlank() && before != null ? before.drawing() : content,
                                    names.isBlank() && before != null ? before.names() : names,
                                    cases.isBlank() && before != null ? before.cases() : cases)),
                    revision,
                    person.getName());
        });
    }

    @PostMapping(THING + "/draft/go-on")
    @PreAuthorize(PUBLISHES)
    String goOn(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int seen,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(
                kind, key, "saved", person, reader, model, response, id -> drafts.goOnFrom(id, seen, person.getName()));
    }

    @PostMapping(THING + "/draft/discard")
    @PreAuthorize(PUBLISHES)
    String discard(
            @PathVariable String kind,
            @PathVariable String key,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(
                kind, key, "discarded", person, reader, model, response, id -> drafts.discard(id, person.getName()));
    }

    @PostMapping(THING + "/versions/{number}/roll-back")
    @PreAuthorize(PUBLISHES)
    String rollBack(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(
                kind,
                key,
                "rolled-back",
                person,
                reader,
                model,
                response,
                id -> publisher.rollBack(id, number, ask(person, reason, seen)));
    }

    @PostMapping(THING + "/retire")
    @PreAuthorize(PUBLISHES)
    String retire(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(
                kind,
                key,
                "retired",
                person,
                reader,
                model,
                response,
                id -> publisher.retire(id, ask(person, reason, seen)));
    }

    @PostMapping(THING + "/shipped/{decision}")
    @PreAuthorize(PUBLISHES)
    String decide(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable String decision,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        if (!List.of("take", "keep").contains(decision)) {
            throw new NotFound("catalogue-version");
        }
        var take = decision.equals("take");
        return after(kind, key, take ? "taken" : "kept", person, reader, model, response, id -> {
            var asked = ask(person, reason, seen);
            if (take) {
                publisher.takeShipped(id, asked);
            } else {
                publisher.keepOurs(id, asked);
            }
        });
    }

    private interface Act {
        void on(ItemId id);
    }

    /** The page again, which says what was done, or why it was not. */
    private String after(
            String kind,
            String key,
            String did,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response,
            Act act) {
        var id = ItemId.of(kind, key);
        try {
            act.on(id);
            return "redirect:/studio/catalogue/%s/%s?did=%s".formatted(id.kind().text(), id.key(), did);
        } catch (PublicationRefused refused) {
            model.addAttribute("wrong", "refused");
            model.addAttribute("refusedFindings", refused.found().all());
        } catch (ItemChanged changed) {
            model.addAttribute("wrong", "changed");
        } catch (DraftChanged elsewhere) {
            model.addAttribute("wrong", "elsewhere");
        } catch (UnreadableModel unreadable) {
            model.addAttribute("wrong", "unreadable");
            model.addAttribute("rule", unreadable.rule());
        } catch (NotRetirable called) {
            model.addAttribute("wrong", called.callers().isEmpty() ? "no-journey" : "called");
        } catch (PublisherBusy busy) {
            model.addAttribute("wrong", "busy");
        } catch (InvalidValue unfit) {
            model.addAttribute("wrong", unfit.field().equals("reason") ? "reason" : "file");
        }
        response.setStatus(422);
        return page(id, null, person.getName(), reader, model);
    }

    private String page(ItemId id, @Nullable String cursor, String person, Locale reader, Model model) {
        var listed = items.get(id, reader);
        var item = listed.item();
        var draft = drafts.find(id, person);
        model.addAttribute("thing", listed);
        model.addAttribute("item", item);
        model.addAttribute("kind", id.kind().text());
        model.addAttribute("path", "/studio/catalogue/" + id.kind().text() + "/" + id.key());
        model.addAttribute("versions", items.versions(id, cursor, VERSIONS));
        model.addAttribute("first", cursor == null);
        model.addAttribute("draft", draft.orElse(null));
        model.addAttribute(
                "others",
                drafts.others(id, person).stream()
                        .map(each -> new Other(each.owner(), each, drafts.isHeld(each)))
                        .toList());
        model.addAttribute(
                "found",
                draft.map(mine -> findings.tell(
                                id, mine.content(), drafts.check(id, person).all(), reader))
                        .orElse(null));
        model.addAttribute("comments", id.kind() == ItemKind.JOURNEY ? comments.countOpen(id.key()) : 0);
        model.addAttribute("plan", plans.open(id).orElse(null));
        model.addAttribute("refused", refused(id, model, reader));
        model.addAttribute("arrived", arrived(item.waiting(), listed, reader));
        return "studio/catalogue-item";
    }

    /** What the check said of a version that was to be published just now and is no draft. */
    @SuppressWarnings("unchecked")
    private List<FindingPlaces.Told> refused(ItemId id, Model model, Locale reader) {
        return Optional.ofNullable((List<Finding>) model.getAttribute("refusedFindings"))
                .map(found -> findings.tell(
                        id, items.content(id, items.get(id, reader).shown().number()), found, reader))
                .orElse(List.of());
    }

    /** The newest that came with the product and does not count, because it waits or the check refuses it. */
    private @Nullable Arrived arrived(@Nullable Integer waiting, CatalogueItems.Listed listed, Locale reader) {
        var id = listed.item().id();
        var newest = items.version(id, waiting == null ? listed.item().newest() : waiting);
        var counts = newest.state() == VersionState.DRAFT || waiting != null;
        return counts
                ? new Arrived(newest, findings.tell(id, items.content(id, newest.number()), newest.findings(), reader))
                : null;
    }

    /** A version that came with the product, with what the check says of it. */
    public record Arrived(ItemVersion version, List<FindingPlaces.Told> found) {}

    private Optional<ModelContent> counting(ItemId id, Locale reader) {
        return Optional.of(items.content(id, items.get(id, reader).shown().number()));
    }

    private static Ask ask(Principal person, String reason, int seen) {
        return new Ask(Origin.STUDIO, person.getName(), reason, seen);
    }
}
