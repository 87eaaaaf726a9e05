package io.wayline.journey.engine.sandbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.util.JsonUtil;
import org.springframework.stereotype.Component;

import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.TrialReading;

/** The engine's own reading of diagrams and decisions, under the second lock, without a deployment. */
@Component
class EngineReading implements TrialReading {

    private static final int REMEMBERED = 2_000;

    private final ProcessEngineConfigurationImpl engine;

    /** What was read without a fault once, by its hash: a publication checks everything that counts, mostly known. */
    private final Set<String> faultless = ConcurrentHashMap.newKeySet();

    EngineReading(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Fault> fault(ModelFile file) {
        var known = hash(file);
        if (faultless.contains(known)) {
            return Optional.empty();
        }
        try {
            engine.getCommandExecutorTxRequired().execute(context -> {
                read(file);
                return null;
            });
            remember(known);
            return Optional.empty();
        } catch (ParseException unread) {
            return Optional.of(fault(unread));
        } catch (RuntimeException | StackOverflowError unread) {
            return Optional.of(new Fault("", 0, innermost(unread)));
        }
    }

    private void remember(String hash) {
        if (faultless.size() >= REMEMBERED) {
            faultless.clear();
        }
        faultless.add(hash);
    }

    private static String hash(ModelFile file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((file.name() + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(file.content().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private void read(ModelFile file) {
        switch (file.kind()) {
            case BPMN -> diagram(file);
            case DMN -> engine.getDmnEngine().parseDecisionRequirementsGraph(bytes(file));
            case FORM -> JsonUtil.getString(JsonUtil.asObject(file.text()), "id");
            case NAMES, TESTS, UNKNOWN -> {
                // the engine knows neither names nor cases
            }
        }
    }

    private void diagram(ModelFile file) {
        var parser = new BpmnParser(engine.getExpressionManager(), engine.getBpmnParseFactory());
        parser.setParseListeners(new ArrayList<>());
        parser.createParse()
                .sourceInputStream(bytes(file))
                .deployment(new DeploymentEntity())
                .name(file.name())
                .execute();
    }

    private static Fault fault(ParseException unread) {
        var first = unread.getResorceReports().stream()
                .flatMap(report -> report.getErrors().stream())
                .findFirst();
        return new Fault(
                first.map(Problem::getElementIds).orElse(List.of()).stream()
                        .findFirst()
                        .orElse(""),
                first.map(Problem::getLine).orElse(0),
                first.map(Problem::getMessage).orElseGet(() -> innermost(unread)));
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static ByteArrayInputStream bytes(ModelFile file) {
        return new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8));
    }
}
