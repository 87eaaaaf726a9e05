package io.wayline.journey.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.boot.test.context.TestComponent;

/** What the hostile files of the corpus try to reach, as a class, as a bean, and by a shell; it remembers who did. */
@TestComponent("trap")
public class Trap implements JavaDelegate, ExecutionListener, TaskListener, DelegateVariableMapping {

    /** The shell of the corpus makes this file; each process that runs tests has one of its own. */
    public static final Path FILE =
            Path.of("target", "trap-sprung-" + ProcessHandle.current().pid());

    private static volatile boolean sprung;

    public Trap() {
        sprung = true;
    }

    static void set() {
        sprung = false;
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    static boolean isSprung() {
        return sprung || Files.exists(FILE);
    }

    public boolean spring() {
        sprung = true;
        return true;
    }

    @Override
    public void execute(DelegateExecution execution) {
        spring();
    }

    @Override
    public void notify(DelegateExecution execution) {
        spring();
    }

    @Override
    public void notify(DelegateTask task) {
        spring();
    }

    @Override
    public void mapInputVariables(DelegateExecution execution, VariableMap variables) {
        spring();
    }

    @Override
    public void mapOutputVariables(DelegateExecution execution, VariableScope result) {
        spring();
    }
}
