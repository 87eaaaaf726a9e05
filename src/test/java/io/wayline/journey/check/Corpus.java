package io.wayline.journey.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.wayline.journey.engine.sandbox.Trap;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.ModelFile;

/** The files of the corpus below {@code src/test/resources/models}, and the world that they are checked in. */
public final class Corpus {

    /** The files are checked as on this day, or what is still to come in them would be past one day. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T00:00:00Z"), ZoneOffset.UTC);

    private static final Path ROOT = Path.of("src/test/resources/models");

    private Corpus() {}

    /**
     * What the first lock must say of a file.
     *
     * @param warns whether it may only warn
     */
    public record Expected(String file, String rule, String element, String attribute, boolean warns) {}

    public static List<ModelFile> hostile() {
        return files(ROOT.resolve("hostile"));
    }

    public static List<ModelFile> good() {
        return files(ROOT.resolve("good"));
    }

    /** What breaks no rule of ours and cannot be read by the engine. */
    public static List<ModelFile> unreadable() {
        return files(ROOT.resolve("unreadable"));
    }

    public static List<ModelFile> shipped() {
        return files(Path.of("processes"));
    }

    /** The sample company's own. */
    public static List<ModelFile> sample() {
        return files(Path.of("samples/lanhe/processes"));
    }

    public static List<Expected> expected() {
        try (var lines = Files.lines(ROOT.resolve("hostile/expectations.txt"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(Corpus::expected)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Expected expected(String line) {
        var cells = Arrays.copyOf(line.split("\\|", -1), 4);
        var rule = cell(cells[1]);
        return new Expected(
                cell(cells[0]), rule.replace("~", ""), cell(cells[2]), cell(cells[3]), rule.startsWith("~"));
    }

    private static String cell(String text) {
        return text == null ? "" : text.strip();
    }

    private static List<ModelFile> files(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form|(names|tests)\\.yaml)"))
                    .sorted()
                    .map(file -> new ModelFile(root.relativize(file).toString().replace('\\', '/'), content(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).replace("target/trap-sprung", Trap.FILE.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The steps that the corpus names, and a journey, a decision, and a form to refer to. */
    public static Catalogue world() {
        return new Catalogue() {

            @Override
            public Optional<StepShape> step(String name) {
                return Optional.ofNullable(
                        switch (name) {
                            case "sendEmail" ->
                                new StepShape(
                                        List.of(
                                                new Input("template", true, Set.of()),
                                                new Input("about", false, Set.of()),
                                                new Input("oncePer", false, Set.of()),
                                                new Input("grant", false, Set.of("points", "coupon")),
                                                new Input("grantAmount", false, Set.of()),
                                                new Input("grantValidFor", false, Set.of())),
                                        Set.of("mailOutcome", "mailReason", "messageRef", "benefitRef"));
                            case "grantBenefit" ->
                                new StepShape(
                                        List.of(
                                                new Input("kind", true, Set.of("points", "coupon")),
                                                new Input("amount", true, Set.of()),
                                                new Input("validFor", false, Set.of()),
                                                new Input("oncePer", false, Set.of())),
                                        Set.of("benefitRef"));
                            case "updateCustomer" ->
                                new StepShape(
                                        List.of(
                                                new Input(
                                                        "lifecycle",
                                                        false,
                                                        Set.of("NEW", "ACTIVE", "DORMANT", "AT_RISK", "CHURNED")),
                                                new Input("addTag", false, Set.of()),
                                                new Input("removeTag", false, Set.of())),
                                        Set.of());
                            case "chooseVariant" ->
                                new StepShape(
                                        List.of(
                                                new Input("experiment", true, Set.of()),
                                                new Input("shares", true, Set.of())),
                                        Set.of("variant"));
                            case "assessCustomer" ->
                                new StepShape(
                                        List.of(),
                                        Set.of(
                                                "tier",
                                                "lifecycle",
                                                "orders",
                                                "spend",
                                                "daysSinceLastOrder",
                                                "expectedGap",
                                                "openComplaints",
                                                "complaints",
                                                "mayMail",
                                                "mayCall",
                                                "locale"));
                            case "recordConsent" ->
                                new StepShape(
                                        List.of(
                                                new Input("purpose", true, Set.of("marketing", "service")),
                                                new Input("channel", true, Set.of("email", "phone", "sms")),
                                                new Input("answer", true, Set.of("given", "withdrawn"))),
                                        Set.of(),
                                        Set.of(new Raised("recordConsent", "consent.{answer}", true)));
                            case "scheduleCallback" ->
                                new StepShape(
                                        Stream.of(
                                                        "reason",
                                                        "queue",
                                                        "within",
                                                        "at",
                                                        "after",
                                                        "preferredWindow",
                                                        "purpose")
                                                .map(input -> new Input(
                                                        input,
                                                        Set.of("reason", "queue")
                                                                .contains(input),
                                                        Set.of()))
                                                .toList(),
                                        Set.of(
                                                "callbackRef",
                                                "callbackOutcome",
                                                "callbackReason",
                                                "callbackDue",
                                                "callbackLateAt",
                                                "callbackOverdueAt",
                                                "callbackAttempt"));
                            case "escalateWork" ->
                                new StepShape(
                                        List.of(
                                                new Input("priority", false, Set.of()),
                                                new Input("queue", false, Set.of()),
                                                new Input("remind", false, Set.of("yes", "no"))),
                                        Set.of());
                            case "notifyStaff" ->
                                new StepShape(
                                        List.of(
                                                new Input("role", false, Set.of()),
                                                new Input("queue", false, Set.of()),
                                                new Input("template", true, Set.of())),
                                        Set.of());
                            case "assessOrder" ->
                                new StepShape(
                                        List.of(new Input("about", true, Set.of())),
                                        Set.of("orderKnown", "orderDaysOld", "orderUndone"));
                            case "recordComplaint" ->
                                new StepShape(
                                        Stream.of(
                                                        "stage",
                                                        "about",
                                                        "from",
                                                        "answerWithin",
                                                        "acknowledgeWithin",
                                                        "priority",
                                                        "queue",
                                                        "approvalLimit",
                                                        "message",
                                                        "silence")
                                                .map(input -> new Input(
                                                        input,
                                                        Set.of("stage", "about").contains(input),
                                                        Set.of()))
                                                .toList(),
                                        Set.of(
                                                "complaintNumber",
                                                "complaintStage",
                                                "complaintEnding",
                                                "category",
                                                "severity",
                                                "tier",
                                                "amount",
                                                "safetySuspected",
                                                "senderKnown",
                                                "workPriority",
                                                "answerRemindAt",
                                                "answerWarnAt",
                                                "answerDue",
                                                "approvalNeeded",
                                                "remedyRef",
                                                "remedyGrant",
                                                "remedyGrantAmount",
                                                "answerLookAt",
                                                "answerSilence"),
                                        Set.of(new Raised("recordComplaint", "complaint.closed", true)));
                            case "requestSurvey" ->
                                new StepShape(
                                        List.of(
                                                new Input("kind", true, Set.of("CSAT", "NPS", "CES")),
                                                new Input("template", true, Set.of()),
                                                new Input("about", false, Set.of()),
                                                new Input("validFor", false, Set.of())),
                                        Set.of("surveyRef", "mailOutcome", "mailReason", "messageRef"));
                            case "raiseEvent" ->
                                new StepShape(
                                        List.of(
                                                new Input("type", true, Set.of()),
                                                new Input("fields", false, Set.of())),
                                        Set.of(),
                                        Set.of(new Raised("raiseEvent", "{type}", false)));
                            case "recomputeValue" -> new StepShape(List.of(), Set.of("changed"), Set.of(), true);
                            case "assessDay" ->
                                new StepShape(
                                        List.of(),
                                        Set.of("workday", "workdayOfQuarter", "feast", "daysToFeast"),
                                        Set.of(),
                                        true);
                            case "inviteSegment" ->
                                new StepShape(
                                        List.of(
                                                new Input("segment", true, Set.of()),
                                                new Input("campaign", true, Set.of())),
                                        Set.of("enrolmentRef", "invited"),
                                        Set.of(new Raised("inviteSegment", "campaign.invited", false)),
                                        true);
                            case "moveSegment" ->
                                new StepShape(
                                        List.of(
                                                new Input("segment", true, Set.of()),
                                                new Input("lifecycle", true, Set.of())),
                                        Set.of(),
                                        Set.of(),
                                        true);
                            case "findSegmentChanges" ->
                                new StepShape(
                                        List.of(
                                                new Input("segment", true, Set.of()),
                                                new Input("raise", true, Set.of()),
                                                new Input("askAbove", false, Set.of())),
                                        Set.of("entered"),
                                        Set.of(new Raised("findSegmentChanges", "{raise}", true)),
                                        true);
                            default -> null;
                        });
            }

            @Override
            public Collection<Outline> journeys() {
                return List.of(new Outline("onboarding", Set.of(), Set.of(), Set.of()));
            }

            @Override
            public boolean hasProcess(String key) {
                return key.equals("onboarding");
            }

            @Override
            public Optional<Set<String>> decision(String id) {
                return id.equals("offers") ? Optional.of(Set.of("offer", "points")) : Optional.empty();
            }

            @Override
            public Set<String> decisionInputs(String id) {
                return id.equals("offers") ? Set.of("tier") : Set.of();
            }

            @Override
            public boolean hasQueue(String key) {
                return Set.of("service", "complaints", "supervisors").contains(key);
            }

            @Override
            public Map<String, String> event(String type) {
                return switch (type) {
                    case "order.placed" -> Map.of("orderRef", "text", "amount", "number", "items", "structure");
                    case "order.delayed" -> Map.of("orderRef", "text", "reason", "prose");
                    case "customer.registered" -> Map.of("phone", "personal");
                    default -> Map.of();
                };
            }

            @Override
            public Set<String> eventNeeds(String type) {
                return type.equals("order.delayed") ? Set.of("orderRef") : Set.of();
            }

            @Override
            public Optional<Set<String>> form(String id) {
                return id.equals("answer") ? Optional.of(Set.of("cause")) : Optional.empty();
            }
        };
    }

    static Stream<String> names(List<ModelFile> files) {
        return files.stream().map(ModelFile::name);
    }
}
