package io.wayline.journey.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.engine.model.EventValues;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.sandbox.JourneyNames;
import io.wayline.journey.engine.sandbox.OverLimit;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;

/**
 * Starts journeys by events. The first steps are taken at once, in the transaction of the event: steps only write rows,
 * and a job of their own would cost more than they do. When one of them fails, what they wrote is taken back, and they
 * wait in a job as any other step does, to be tried again and to be shown when it does not help.
 */
@Component
public class JourneyStarter {

    private static final Logger log = LoggerFactory.getLogger(JourneyStarter.class);

    /** How long the first steps of a version are left to jobs after one of them has failed. */
    private static final Duration CAREFUL = Duration.ofMinutes(1);

    private final RuntimeService runtime;
    private final StartListener startListener;
    private final JourneyNames names;
    private final EventValues values;
    private final Clock clock;
    private final TransactionTemplate savePoint;
    private final Map<String, Instant> careful = new ConcurrentHashMap<>();

    JourneyStarter(
            RuntimeService runtime,
            StartListener startListener,
            JourneyNames names,
            EventValues values,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.startListener = startListener;
        this.names = names;
        this.values = values;
        this.clock = clock;
        this.savePoint = new TransactionTemplate(transactions);
        this.savePoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Starts a journey for a customer by an event, with the fields that its start takes, in the caller's transaction.
     *
     * @param began hears the process instance id before the first step is taken; a second time, with another id, when
     *     what it wrote the first time was taken back
     * @throws TransientDataAccessException when the steps met another change; worth another try
     */
    public void start(JourneyModel journey, BusinessEvent event, CustomerId customer, Consumer<String> began) {
        start(journey, beginning(journey, event, customer), began);
    }

    /**
     * Starts a journey for a customer at its one beginning, because a person asked for it; else as
     * {@link #start(JourneyModel, BusinessEvent, CustomerId, Consumer)}.
     *
     * @param values what the journey is given; nothing that people wrote
     */
    public void startByHand(
            JourneyModel journey, Map<String, Object> values, CustomerId customer, Consumer<String> began) {
        var start = journey.diagram().process().nodes().stream()
                .filter(node -> node.is(NodeKind.START_EVENT))
                .findFirst()
                .orElseThrow();
        start(journey, new Beginning(start.id(), values, customer, "by hand"), began);
    }

    /**
     * How a journey begins.
     *
     * @param told what it begins by, for the log
     */
    private record Beginning(String element, Map<String, Object> values, CustomerId customer, String told) {}

    private void start(JourneyModel journey, Beginning beginning, Consumer<String> began) {
        if (!isCareful(journey)) {
            try {
                savePoint.executeWithoutResult(open -> begin(journey, beginning, began, true));
                return;
            } catch (TransientDataAccessException collision) {
                throw collision;
            } catch (RuntimeException failed) {
                leaveToJobs(journey.definition());
                // the job that tries again has it and says why
                log.info(
                        "First steps of {} failed, started {}, and are left to a job: {}",
                        journey.key(),
                        beginning.told(),
                        failed.getClass().getSimpleName());
            }
        }
        begin(journey, beginning, began, false);
    }

    /**
     * Starts a journey that has begun too often for its customer: it stands at its first step, which has failed for good
     * and says why. In the caller's transaction.
     */
    public void startStopped(
            JourneyModel journey, BusinessEvent event, CustomerId customer, Consumer<String> began, String passed) {
        ((RuntimeServiceImpl) runtime).getCommandExecutor().execute(context -> {
            var instance = startListener.telling(began, () -> instance(journey, beginning(journey, event, customer)));
            for (var job : jobs(instance, context)) {
                job.setExceptionMessage(new OverLimit(job.getActivityId(), passed).getMessage());
                job.setRetries(0);
            }
            return null;
        });
    }

    /** For a while the first steps of this version wait in jobs. */
    void leaveToJobs(String definition) {
        careful.put(definition, clock.instant().plus(CAREFUL));
    }

    /** Takes first steps at once again. */
    void trust() {
        careful.clear();
    }

    private boolean isCareful(JourneyModel journey) {
        var until = careful.get(journey.definition());
        return until != null && until.isAfter(clock.instant());
    }

    private void begin(JourneyModel journey, Beginning beginning, Consumer<String> began, boolean atOnce) {
        ((RuntimeServiceImpl) runtime).getCommandExecutor().execute(context -> {
            var instance = startListener.telling(began, () -> instance(journey, beginning));
            if (atOnce) {
                takeFirstSteps(instance, context);
            }
            return null;
        });
    }

    private Beginning beginning(JourneyModel journey, BusinessEvent event, CustomerId customer) {
        var start = journey.starts().stream()
                .filter(each -> each.type().equals(event.type()))
                .findFirst()
                .orElseThrow();
        var types = names.of(journey.definition()).types();
        return new Beginning(
                start.element(), values.of(event, customer, start.take(), types), customer, "for event " + event.id());
    }

    private String instance(JourneyModel journey, Beginning beginning) {
        var variables = new HashMap<>(beginning.values());
        variables.put(Engine.CUSTOMER, beginning.customer().value());
        return runtime.createProcessInstanceById(journey.definition())
                .businessKey(beginning.customer().value())
                .setVariables(variables)
                .startBeforeActivity(beginning.element())
                .execute()
                .getId();
    }

    /** The job behind the start is still in memory: taken now, it is never written. */
    private static void takeFirstSteps(String instance, CommandContext context) {
        // set for the start alone, and kept by what is in memory: the journey could not end
        context.getExecutionManager().findExecutionById(instance).setPreserveScope(false);
        jobs(instance, context).stream().filter(job -> !job.isSuspended()).forEach(job -> {
            context.setCurrentJob(job);
            try {
                job.execute(context);
            } finally {
                context.setCurrentJob(null);
            }
        });
    }

    private static List<MessageEntity> jobs(String instance, CommandContext context) {
        // asked for by its own class the cache finds no job
        return context.getDbEntityManager().getCachedEntitiesByType(AcquirableJobEntity.class).stream()
                .filter(MessageEntity.class::isInstance)
                .map(MessageEntity.class::cast)
                .filter(job -> instance.equals(job.getProcessInstanceId()))
                .toList();
    }
}
