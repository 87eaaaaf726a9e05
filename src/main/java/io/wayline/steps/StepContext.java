package io.wayline.steps;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HexFormat;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

import io.wayline.message.MailRequest;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Numbers;
import io.wayline.timeline.Cause;

/** A step being taken: what it may ask of the execution, in typed words. */
final class StepContext {

    private static final String CUSTOMER = "customerId";
    private static final int LONGEST_KEY = 200;

    private final DelegateExecution execution;

    StepContext(DelegateExecution execution) {
        this.execution = execution;
    }

    /** Whether the journey is about a customer; one that time begins is not. */
    boolean hasCustomer() {
        return execution.hasVariable(CUSTOMER);
    }

    CustomerId customer() {
        return new CustomerId((String) execution.getVariable(CUSTOMER));
    }

    /** The text of an input, a number as a person writes it, or null when the diagram leaves it empty. */
    @Nullable
    String optional(String input) {
        var value = execution.getVariableLocal(input);
        var text = value instanceof Number number ? Numbers.text(number) : value == null ? "" : value.toString();
        return text.isBlank() ? null : text.strip();
    }

    /** @throws InputMissing when the diagram leaves it empty */
    String required(String input) {
        var value = optional(input);
        if (value == null) {
            throw new InputMissing(execution.getCurrentActivityName(), input);
        }
        return value;
    }

    /**
     * The text of an input that tells one thing from another, or null when the diagram leaves it empty. What no row could
     * hold is told by its beginning and a digest of the whole.
     */
    @Nullable
    String key(String input) {
        var text = optional(input);
        return text == null || text.length() <= LONGEST_KEY
                ? text
                : text.substring(0, LONGEST_KEY - 70) + ":" + digest(text);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /**
     * The moment of an input, or null when the diagram leaves it empty.
     *
     * @throws InvalidValue when it is none
     */
    @Nullable
    Instant moment(String input) {
        if (execution.getVariableLocal(input) instanceof Date date) {
            return date.toInstant();
        }
        var text = optional(input);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noMoment) {
            throw new InvalidValue(input, "is no moment", "give it as 2026-11-17T09:30:00+08:00");
        }
    }

    /** Sets a process variable that later gateways and steps may read; one that was never set reads as null. */
    StepContext set(String output, @Nullable Object value) {
        if (value != null || execution.hasVariable(output)) {
            execution.setVariable(output, value);
        }
        return this;
    }

    /** Where this happens: journey, element, instance. */
    Cause cause() {
        return Cause.step(journey() + "/" + element() + "/" + instance());
    }

    /** The step, as mails name who asked for them. */
    MailRequest.Origin origin() {
        return new MailRequest.Origin(journey(), element(), instance());
    }

    /** The version of the journey. */
    String definition() {
        return execution.getProcessDefinitionId();
    }

    String journey() {
        var definition = definition();
        return definition.substring(0, definition.indexOf(':'));
    }

    /** What the diagram calls the step; its id when it has no name. */
    String name() {
        var name = execution.getCurrentActivityName();
        return name == null || name.isBlank() ? element() : name.strip();
    }

    String element() {
        return execution.getCurrentActivityId();
    }

    String instance() {
        return execution.getProcessInstanceId();
    }

    /** The same for every passage of this instance through this element, and for no other. */
    String place() {
        return instance() + ":" + element();
    }

    /** The same for every try of the same passage through this element, and for no other passage. */
    String passage() {
        return instance() + ":" + execution.getActivityInstanceId();
    }
}
