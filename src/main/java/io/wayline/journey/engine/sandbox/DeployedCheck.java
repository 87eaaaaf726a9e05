package io.wayline.journey.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.ModelTexts;

/**
 * Looks again at what was deployed long ago, by rules that may be newer. A version that would be refused today is
 * suspended: nobody enters it any more. Who is on it already goes on, under the second lock.
 */
@Component
public class DeployedCheck {

    private static final Logger log = LoggerFactory.getLogger(DeployedCheck.class);

    /**
     * What says nothing against the drawing: a template that is missing today may come back, and a date that is past was
     * to come when it was published.
     */
    private static final Set<String> OF_ITS_TIME = Set.of("input-absent", "timer-past");

    private final RepositoryService repository;
    private final ModelCheck check;
    private final ModelTexts texts;

    DeployedCheck(RepositoryService repository, ModelCheck check, ModelTexts texts) {
        this.repository = repository;
        this.check = check;
        this.texts = texts;
    }

    /**
     * Checks every version that can be entered, which is the latest of each journey: their number is that of the
     * journeys, however often each was published. Returns how many it suspended.
     */
    public int run() {
        var suspended = 0;
        for (var definition : repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .active()
                .list()) {
            if (isRefused(definition)) {
                repository.suspendProcessDefinitionById(definition.getId(), false, null);
                suspended++;
            }
        }
        return suspended;
    }

    private boolean isRefused(ProcessDefinition definition) {
        var name = definition.getKey() + ".bpmn";
        var errors = check.check(Set.of(new ModelFile(name, content(definition)))).errors().stream()
                .filter(error -> !OF_ITS_TIME.contains(error.rule()))
                .toList();
        if (!errors.isEmpty()) {
            log.warn(
                    "Journey {} version {} is suspended: it breaks {} rules of today",
                    definition.getKey(),
                    definition.getVersion(),
                    errors.size());
            errors.forEach(error -> log.warn("{}", texts.line(error, Locale.ENGLISH)));
        }
        return !errors.isEmpty();
    }

    private String content(ProcessDefinition definition) {
        try (var model = repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
