package io.wayline.journey.engine.job;

import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.PriorityProvider;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * What is fetched first when more is due than can be done: what goes on because a person completed a task, then
 * journeys, then campaigns, and the engine's own housekeeping last. Nobody who draws has to think of it.
 *
 * <p>A journey is a campaign by where it lies: in the folder {@code campaign}. Not by a property of its own, so that
 * none is forgotten and none can push itself before the others.
 */
public class JobPriorities implements PriorityProvider<JobDeclaration<?, ?>> {

    static final long AGENTS = 100;
    static final long JOURNEYS = 50;
    static final long CAMPAIGNS = 10;
    public static final long HOUSEKEEPING = 0;

    private static final String CAMPAIGN_FOLDER = "campaign/";

    @Override
    public long determinePriority(
            @Nullable ExecutionEntity execution, @Nullable JobDeclaration<?, ?> job, @Nullable String jobDefinition) {
        if (job == null || !(job.getProcessDefinition() instanceof ProcessDefinitionEntity journey)) {
            return HOUSEKEEPING;
        }
        if (isUserTask(job.getActivity())) {
            return AGENTS;
        }
        return journey.getResourceName().startsWith(CAMPAIGN_FOLDER) ? CAMPAIGNS : JOURNEYS;
    }

    private static boolean isUserTask(@Nullable ActivityImpl activity) {
        return activity != null && ActivityTypes.TASK_USER_TASK.equals(activity.getProperty("type"));
    }
}
