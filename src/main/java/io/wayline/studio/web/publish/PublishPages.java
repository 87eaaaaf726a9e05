package io.wayline.studio.web.publish;

import java.security.Principal;
import java.time.Instant;
import java.util.Locale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journey.catalogue.plan.OwnPlan;
import io.wayline.journey.catalogue.plan.PlanPending;
import io.wayline.journey.catalogue.plan.PlanSettled;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.journey.catalogue.refusal.DraftChanged;
import io.wayline.journey.catalogue.refusal.ItemChanged;
import io.wayline.journey.catalogue.refusal.PublicationRefused;
import io.wayline.journey.catalogue.refusal.PublisherBusy;
import io.wayline.shared.InvalidValue;

/** Publishing: what changes, whom it touches, when, and who else has to look; and the way back. */
@Controller
@RequestMapping("/studio/catalogue/{kind}/{key}/publish")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class PublishPages {

    private static final String PUBLISHES = "hasRole('OPERATIONS')";

    private final PublishSheets sheets;
    private final PublicationPlans plans;
    private final PublishTimes times;

    PublishPages(PublishSheets sheets, PublicationPlans plans, PublishTimes times) {
        this.sheets = sheets;
        this.plans = plans;
        this.times = times;
    }

    /** Whether the reader may change what counts. */
    @ModelAttribute("publishes")
    boolean publishes(HttpServletRequest request) {
        return request.isUserInRole("OPERATIONS");
    }

    /** @param did what the press before did: planned, asked, confirmed, declined, cancelled, read */
    @GetMapping
    String page(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam @Nullable String did,
            Principal person,
            Locale reader,
            Model model) {
        model.addAttribute("did", did);
        return page(ItemId.of(kind, key), person, reader, model);
    }

    /**
     * @param when now or later
     * @param at by the company's clock, such as 2026-12-01T09:00; read where it is for later
     */
    @PostMapping
    @PreAuthorize(PUBLISHES)
    String publish(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "now") String when,
            @RequestParam(defaultValue = "") String at,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("typed", new Typed(reason, when, at));
        return after(kind, key, person, reader, model, response, id -> {
            var answer = plans.askForDraft(id, revision, Origin.STUDIO, reason, person.getName(), time(when, at));
            var plan = answer.plan();
            return plan == null
                    ? "published"
                    : plan.publishAt() == null || plans.wantsSecondPerson() ? "asked" : "planned";
        });
    }

    @PostMapping("/{plan}/confirm")
    @PreAuthorize(PUBLISHES)
    String confirm(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable String plan,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(
                kind,
                key,
                person,
                reader,
                model,
                response,
                id -> plans.confirm(id, plan, person.getName()).version() == null ? "confirmed" : "published");
    }

    @PostMapping("/{plan}/decline")
    @PreAuthorize(PUBLISHES)
    String decline(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable String plan,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(kind, key, person, reader, model, response, id -> {
            plans.decline(id, plan, person.getName(), reason);
            return "declined";
        });
    }

    @PostMapping("/{plan}/cancel")
    @PreAuthorize(PUBLISHES)
    String cancel(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable String plan,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(kind, key, person, reader, model, response, id -> {
            plans.cancel(id, plan, person.getName());
            return "cancelled";
        });
    }

    /** Somebody has read why it was refused. */
    @PostMapping("/{plan}/read")
    @PreAuthorize(PUBLISHES)
    String read(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable String plan,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        return after(kind, key, person, reader, model, response, id -> {
            plans.read(id, plan, person.getName());
            return "read";
        });
    }

    /** What stood in the form; it comes back with what was wrong. */
    public record Typed(String reason, String when, String at) {}

    private interface Act {
        /** What it did, as the next page says it. */
        String on(ItemId id);
    }

    private String after(
            String kind,
            String key,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response,
            Act act) {
        var id = ItemId.of(kind, key);
        try {
            var did = act.on(id);
            if (!sheets.knows(id)) {
                // nothing of it was ever published, so that it has no page
                return "redirect:/studio/catalogue/waiting";
            }
            return "redirect:/studio/catalogue/%s/%s%s?did=%s"
                    .formatted(id.kind().text(), id.key(), did.equals("published") ? "" : "/publish", did);
        } catch (PublicationRefused refused) {
            model.addAttribute("wrong", "refused");
        } catch (ItemChanged changed) {
            model.addAttribute("wrong", "changed");
        } catch (DraftChanged elsewhere) {
            model.addAttribute("wrong", "elsewhere");
        } catch (PublisherBusy busy) {
            model.addAttribute("wrong", "busy");
        } catch (PlanPending another) {
            model.addAttribute("wrong", "pending");
        } catch (PlanSettled over) {
            model.addAttribute("wrong", "settled");
        } catch (OwnPlan own) {
            model.addAttribute("wrong", "own");
        } catch (InvalidValue unfit) {
            model.addAttribute("wrong", unfit.field().equals("at") ? "at" : "reason");
        }
        response.setStatus(422);
        return page(id, person, reader, model);
    }

    private @Nullable Instant time(String when, String at) {
        return when.equals("later") ? times.read(at) : null;
    }

    private String page(ItemId id, Principal person, Locale reader, Model model) {
        sheets.fill(model, id, person.getName(), reader);
        return "studio/publish";
    }
}
