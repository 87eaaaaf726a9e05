package io.wayline.studio.web.failure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.display.StepOutline;
import io.wayline.journey.display.StepOutlines;
import io.wayline.journey.failure.FailureGroup;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** What is told of a failure besides its figures: what customers notice, and where its cause is mended. */
@Component
class FailureSheets {

    private static final Pattern TEMPLATE = Pattern.compile("The mail template ([a-z0-9-]+) .*", Pattern.DOTALL);

    /** Causes that are mended in the drawing: a new version helps those who enter later. */
    private static final Set<String> IN_THE_DRAWING =
            Set.of("no-way-out", "input-missing", "time-unreadable", "variable-missing");

    private final StepOutlines outlines;
    private final CatalogueItems items;

    FailureSheets(StepOutlines outlines, CatalogueItems items) {
        this.outlines = outlines;
        this.items = items;
    }

    /**
     * A failure as a page shows it.
     *
     * @param meanwhile what its customers notice, the end of a key of a text
     * @param drawn whether the cause is mended in the drawing, which does not reach those who stand here
     * @param mend where it is mended, or null where no page of ours is the place
     */
    public record Sheet(
            FailureGroup group,
            String meanwhile,
            boolean drawn,
            @Nullable Mend mend) {}

    /**
     * A page on which a cause is mended.
     *
     * @param name the end of a key of its text
     * @param path empty where its page is not open to the reader
     */
    public record Mend(String name, String path) {}

    List<Sheet> of(List<FailureGroup> groups, Person reader, Locale language) {
        return groups.stream().map(group -> of(group, reader, language)).toList();
    }

    Sheet of(FailureGroup group, Person reader, Locale language) {
        var outline = outlines.of(group.definition(), group.element(), language).orElse(null);
        return new Sheet(
                group, meanwhile(group, outline), IN_THE_DRAWING.contains(group.kind()), mend(group, outline, reader));
    }

    /** Only what is sure: a step that failed has left nothing behind. */
    private static String meanwhile(FailureGroup group, @Nullable StepOutline outline) {
        if (group.event() != null) {
            return "event";
        }
        var step = outline == null ? null : outline.step();
        if (step != null) {
            return switch (step) {
                case "sendEmail" -> "mail";
                case "requestSurvey" -> "survey";
                case "scheduleCallback" -> "call";
                case "grantBenefit" -> "benefit";
                case "notifyStaff", "escalateWork" -> "staff";
                default -> "wait";
            };
        }
        return outline != null && outline.does().equals("task") ? "task" : "wait";
    }

    private @Nullable Mend mend(FailureGroup group, @Nullable StepOutline outline, Person reader) {
        return switch (group.kind()) {
            case "mail-template" -> template(group, outline, reader);
            case "form-missing" -> catalogue("form", "/studio/catalogue?kind=form");
            case "tier-undecided" -> catalogue("decision", "/studio/catalogue/decision/customer-tier");
            case "queue-missing" ->
                reader.isAny(Role.ADMIN) ? new Mend("queue", "/settings/queues") : new Mend("queue-by-admin", "");
            case "no-way-out", "input-missing", "time-unreadable", "variable-missing" -> drawing(group, reader);
            default -> null;
        };
    }

    private static Mend catalogue(String name, String path) {
        return new Mend(name, path);
    }

    private @Nullable Mend template(FailureGroup group, @Nullable StepOutline outline, Person reader) {
        if (!reader.isAny(Role.OPERATIONS, Role.ADMIN)) {
            return null;
        }
        var named = TEMPLATE.matcher(group.cause() == null ? "" : group.cause());
        if (named.matches()) {
            return new Mend("template", "/mails/templates/" + named.group(1));
        }
        return outline != null
                        && outline.template() != null
                        && !String.valueOf(group.cause()).startsWith("There is no")
                ? new Mend("template", "/mails/templates/" + outline.template())
                : new Mend("templates", "/mails/templates");
    }

    private @Nullable Mend drawing(FailureGroup group, Person reader) {
        if (!items.hasJourney(group.journey())) {
            return null;
        }
        var path = "/studio/catalogue/journey/" + group.journey();
        return reader.isAny(Role.OPERATIONS) ? new Mend("draw", path + "/edit") : new Mend("drawing", path);
    }
}
