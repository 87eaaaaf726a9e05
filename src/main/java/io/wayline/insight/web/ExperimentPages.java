package io.wayline.insight.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.experiment.ExperimentRecords;
import io.wayline.experiment.lift.Lift;
import io.wayline.experiment.lift.Lifts;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.text.Percent;
import io.wayline.staff.Accounts;

/** What experiments show: the variants against those who were left alone. Counts only, and nobody's name. */
@Controller
@RequestMapping("/experiments")
@PreAuthorize("hasAnyRole('MARKETING', 'OPERATIONS', 'SUPERVISOR', 'ADMIN')")
class ExperimentPages {

    private final DrawnExperiments drawn;
    private final ExperimentRecords records;
    private final Lifts lifts;
    private final Accounts accounts;

    ExperimentPages(DrawnExperiments drawn, ExperimentRecords records, Lifts lifts, Accounts accounts) {
        this.drawn = drawn;
        this.records = records;
        this.lifts = lifts;
        this.accounts = accounts;
    }

    /**
     * What somebody typed of a plan, as they typed it.
     *
     * @param fault the field that cannot be, or null
     */
    public record Typed(
            String baseRate,
            String difference,
            int days,
            @Nullable String fault) {}

    /**
     * One line of the list.
     *
     * @param title the journeys that draw it; of one that none draws any more its own name
     */
    public record Row(String name, String title, @Nullable Instant begun, boolean planned) {}

    @GetMapping
    String list(Locale reader, Model model) {
        var titles = drawn.names(reader);
        var names = new TreeSet<>(titles.keySet());
        names.addAll(records.names());
        model.addAttribute(
                "experiments",
                names.stream()
                        .map(name -> new Row(
                                name,
                                titles.getOrDefault(name, name),
                                records.begun(name).orElse(null),
                                records.plan(name).isPresent()))
                        .toList());
        return "insight/experiments";
    }

    @GetMapping("/{name}")
    String show(@PathVariable String name, Locale reader, Model model) {
        return page(name, null, reader, model);
    }

    /** Says beforehand what is expected, and with that how many it takes. */
    @PostMapping("/{name}/plan")
    @PreAuthorize("hasAnyRole('MARKETING', 'OPERATIONS', 'ADMIN')")
    String plan(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String baseRate,
            @RequestParam(defaultValue = "") String difference,
            @RequestParam(defaultValue = "0") int days,
            Principal by,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        try {
            result(name, reader);
            records.plan(
                    name,
                    Percent.read("baseRate", baseRate, "3.5"),
                    Percent.read("difference", difference, "3.5"),
                    days,
                    by.getName());
            return "redirect:/experiments/" + name;
        } catch (InvalidValue unfit) {
            response.setStatus(422);
            return page(name, new Typed(baseRate, difference, days, unfit.field()), reader, model);
        }
    }

    /** What is drawn has a page before it meets anybody, since a plan is made beforehand. */
    private Lifts.Result result(String name, Locale reader) {
        return lifts.of(name)
                .or(() -> Optional.of(name)
                        .filter(drawn.names(reader)::containsKey)
                        .map(Lifts::unmet))
                .orElseThrow(() -> new NotFound("experiment"));
    }

    private String page(String name, @Nullable Typed typed, Locale reader, Model model) {
        var result = result(name, reader);
        model.addAttribute("heading", drawn.names(reader).getOrDefault(name, name));
        model.addAttribute("result", result);
        model.addAttribute("days", ExperimentRecords.DAYS.stream().sorted().toList());
        model.addAttribute("scale", scale(result.variants()));
        var plan = result.plan();
        if (plan != null) {
            model.addAttribute("by", accounts.names(Set.of(plan.by())).getOrDefault(plan.by(), plan.by()));
        }
        model.addAttribute("typed", typed == null ? typed(result) : typed);
        return "insight/experiment";
    }

    private static Typed typed(Lifts.Result result) {
        var plan = result.plan();
        return plan == null
                ? new Typed("", "", result.days(), null)
                : new Typed(
                        plan.baseRate().stripTrailingZeros().toPlainString(),
                        plan.difference().stripTrailingZeros().toPlainString(),
                        plan.days(),
                        null);
    }

    /** As far as the widest interval reaches from no difference, so that the picture holds them all; at least a point. */
    private static double scale(List<Lift> variants) {
        return variants.stream()
                .map(Lift::difference)
                .filter(Objects::nonNull)
                .mapToDouble(each -> Math.max(Math.abs(each.low()), Math.abs(each.high())))
                .reduce(0.01, Math::max);
    }
}
