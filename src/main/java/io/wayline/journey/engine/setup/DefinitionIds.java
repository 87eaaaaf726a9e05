package io.wayline.journey.engine.setup;

import java.security.SecureRandom;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.impl.AbstractDefinitionDeployer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Versions of journeys and decisions have ids of the shape {@code key:version:suffix}, always: the column holds 64
 * characters, and with the engine's own suffix of 36 a key of more than 25 would be left out of the id. Steps, logs, and
 * pages read the key from it. A key has at most 48 characters, which the check holds.
 */
@Component
class DefinitionIds extends AbstractProcessEnginePlugin {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 10;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        for (var deployer : engine.getDeployers()) {
            if (deployer instanceof AbstractDefinitionDeployer<?> definitions) {
                definitions.setIdGenerator(this::suffix);
            }
        }
    }

    private String suffix() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                .collect(Collectors.joining());
    }
}
