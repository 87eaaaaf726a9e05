package io.wayline.studio.web;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;

import io.wayline.journey.step.Step;

/** A step that fails as a test wants, with a journey that takes it. */
@TestComponent("failingStep")
@Step(name = "Failing step", description = "Fails as the test wants.")
public class FailingStep implements JavaDelegate {

    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<RuntimeService> runtime;
    private final ObjectProvider<ManagementService> management;

    public volatile @Nullable RuntimeException failure;

    FailingStep(
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<RuntimeService> runtime,
            ObjectProvider<ManagementService> management) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (failure != null) {
            throw failure;
        }
    }

    /** @return the deployment to forget when the test is over */
    public String manyFail(int customers) {
        var deployment = manyWait(customers);
        management.getObject().createJobQuery().processDefinitionKey("failing").list().stream()
                .map(Job::getId)
                .forEach(this::fail);
        return deployment;
    }

    /** Customers come to the step, and nobody has been tried yet. */
    public String manyWait(int customers) {
        var deployment = repository
                .getObject()
                .createDeployment()
                .addModelInstance(
                        "failing.bpmn",
                        Bpmn.createExecutableProcess("failing")
                                .name("Failing")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .serviceTask("Task_Failing")
                                .name("Handle with care")
                                .camundaDelegateExpression("${failingStep}")
                                .endEvent()
                                .done())
                .deploy();
        for (var customer = 0; customer < customers; customer++) {
            runtime.getObject().startProcessInstanceByKey("failing");
        }
        return deployment.getId();
    }

    private void fail(String job) {
        try {
            management.getObject().executeJob(job);
        } catch (RuntimeException asWanted) {
            return;
        }
        throw new IllegalStateException("It did not fail");
    }

    public void forget(String deployment) {
        repository.getObject().deleteDeployment(deployment, true);
    }
}
