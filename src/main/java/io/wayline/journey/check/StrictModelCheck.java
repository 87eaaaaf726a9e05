package io.wayline.journey.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.check.bpmn.BpmnCheck;
import io.wayline.journey.check.cases.CasesCheck;
import io.wayline.journey.check.dmn.DmnCheck;
import io.wayline.journey.check.form.FormCheck;
import io.wayline.journey.check.names.NamesCheck;
import io.wayline.journey.check.outline.Outlines;
import io.wayline.journey.check.trial.EngineWords;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.Findings;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.TrialDecision;
import io.wayline.journey.model.TrialReading;
import io.wayline.journey.model.bpmn.BpmnReader;

/**
 * The first lock. Its rules know nothing of the engine, so that a weakness of the engine's reading is none of ours; what
 * they let through is then read by the engine on trial, so that nothing is refused later.
 */
@Component
class StrictModelCheck implements ModelCheck {

    private static final Logger log = LoggerFactory.getLogger(StrictModelCheck.class);

    private final Catalogue deployed;
    private final TrialReading engine;
    private final TrialDecision decisions;
    private final Clock clock;

    StrictModelCheck(Catalogue deployed, TrialReading engine, TrialDecision decisions, Clock clock) {
        this.deployed = deployed;
        this.engine = engine;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public Findings check(Set<ModelFile> files) {
        var catalogue = new Together(deployed, files);
        var findings = new ArrayList<Finding>();
        for (var file :
                files.stream().sorted(Comparator.comparing(ModelFile::name)).toList()) {
            findings.addAll(check(file, files, catalogue));
        }
        return new Findings(findings);
    }

    /** A fault of ours in one file must not keep others from being looked at: that file is refused, and no other. */
    private List<Finding> check(ModelFile file, Set<ModelFile> files, Catalogue catalogue) {
        var report = new Report(file.name());
        try {
            check(file, files, catalogue, report);
        } catch (RuntimeException | StackOverflowError fault) {
            log.error("{} cannot be checked", file.name(), fault);
            report.error("", "", 0, "check-failed");
        }
        return report.findings();
    }

    private void check(ModelFile file, Set<ModelFile> files, Catalogue catalogue, Report report) {
        switch (file.kind()) {
            case BPMN -> BpmnCheck.check(file, catalogue, clock.instant(), report);
            case DMN -> {
                DmnCheck.check(file, catalogue, report);
                CasesCheck.missing(file, files, report);
            }
            case FORM -> FormCheck.check(file, catalogue, report);
            case NAMES -> NamesCheck.check(file, files, report);
            case TESTS -> CasesCheck.check(file, files, catalogue, decisions, report);
            case UNKNOWN -> report.error("", "", 0, "file-kind", file.name());
        }
        if (!new Findings(report.findings()).refused()) {
            engine.fault(file).ifPresent(fault -> EngineWords.tell(file, fault, report));
        }
    }

    /** What is deployed, and what comes with it now. */
    private static final class Together implements Catalogue {

        private final Catalogue deployed;
        private final Set<String> processes = new HashSet<>();
        private final Map<String, Outline> outlines = new LinkedHashMap<>();
        private final Map<String, Set<String>> decisions = new HashMap<>();
        private final Map<String, Set<String>> decisionInputs = new HashMap<>();
        private final Map<String, Set<String>> forms = new HashMap<>();

        Together(Catalogue deployed, Set<ModelFile> files) {
            this.deployed = deployed;
            for (var file : files) {
                try {
                    know(file);
                } catch (RuntimeException | StackOverflowError fault) {
                    // it is refused when its turn comes
                    log.error("{} cannot be read", file.name(), fault);
                }
            }
        }

        private void know(ModelFile file) {
            switch (file.kind()) {
                case BPMN ->
                    BpmnReader.read(file.content(), new Report("")).ifPresent(diagram -> {
                        processes.add(diagram.key());
                        outlines.put(diagram.key(), Outlines.of(diagram, deployed));
                    });
                case DMN -> {
                    DmnCheck.outputs(file.content()).ifPresent(outputs -> decisions.put(file.key(), outputs));
                    decisionInputs.put(file.key(), DmnCheck.inputs(file.content()));
                }
                case FORM ->
                    FormCheck.variables(file.content()).ifPresent(variables -> forms.put(file.key(), variables));
                case NAMES, TESTS, UNKNOWN -> {}
            }
        }

        @Override
        public Optional<StepShape> step(String name) {
            return deployed.step(name);
        }

        @Override
        public Optional<InputFault> inputFault(String step, String input, String text, boolean withoutCustomer) {
            return deployed.inputFault(step, input, text, withoutCustomer);
        }

        @Override
        public boolean hasProcess(String key) {
            return processes.contains(key) || deployed.hasProcess(key);
        }

        @Override
        public Collection<Outline> journeys() {
            return Stream.concat(
                            outlines.values().stream(),
                            deployed.journeys().stream().filter(outline -> !outlines.containsKey(outline.key())))
                    .toList();
        }

        @Override
        public Optional<Set<String>> decision(String id) {
            return Optional.ofNullable(decisions.get(id)).or(() -> deployed.decision(id));
        }

        @Override
        public Set<String> eventNeeds(String type) {
            return deployed.eventNeeds(type);
        }

        @Override
        public Set<String> decisionInputs(String id) {
            return decisionInputs.containsKey(id) ? decisionInputs.get(id) : deployed.decisionInputs(id);
        }

        @Override
        public Map<String, String> event(String type) {
            return deployed.event(type);
        }

        @Override
        public boolean hasQueue(String key) {
            return deployed.hasQueue(key);
        }

        @Override
        public Optional<Set<String>> form(String id) {
            return Optional.ofNullable(forms.get(id)).or(() -> deployed.form(id));
        }
    }
}
