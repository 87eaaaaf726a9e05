package io.wayline.customer.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.consent.ConsentProof;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/customers/{ref}/consents")
@Tag(name = "Customers")
class ConsentApi {

    private final VisibleCustomers customers;
    private final Consents consents;
    private final Clock clock;

    ConsentApi(VisibleCustomers customers, Consents consents, Clock clock) {
        this.customers = customers;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * What a customer said.
     *
     * @param purpose {@code marketing} or {@code service}
     * @param channel {@code email}, {@code phone}, or {@code sms}
     * @param answer {@code given} or {@code withdrawn}
     * @param said where or how it was said, such as {@code "checkout"}
     * @param at when, RFC 3339 with offset; left out, it is now
     * @param wording the version of the text that was seen
     * @param locale the language of that text
     */
    record NewConsent(
            @Nullable String purpose,
            @Nullable String channel,
            @Nullable String answer,
            @Nullable String said,
            @Nullable String at,
            @Nullable String wording,
            @Nullable String locale) {}

    /**
     * A proof.
     *
     * @param answer {@code given} or {@code withdrawn}
     * @param at when it was said
     * @param recordedAt when it reached us
     * @param source who brought it, a stable word
     * @param said where or how it was said
     * @param standing whether it is what holds now for its purpose and channel
     * @param cause who recorded it: EVENT, CUSTOMER, STEP, PERSON, or SYSTEM, and its id
     */
    record ConsentView(
            String id,
            String purpose,
            String channel,
            String answer,
            Instant at,
            Instant recordedAt,
            String source,
            String said,
            @Nullable String wording,
            @Nullable String locale,
            boolean standing,
            CauseView cause) {

        record CauseView(String kind, String ref) {}

        static ConsentView of(ConsentProof proof) {
            return new ConsentView(
                    proof.ref(),
                    proof.topic().purpose(),
                    proof.topic().channel(),
                    proof.given() ? "given" : "withdrawn",
                    proof.at(),
                    proof.recordedAt(),
                    proof.source().word(),
                    proof.said(),
                    proof.wording(),
                    proof.locale(),
                    proof.standing(),
                    new CauseView(proof.cause().kind().name(), proof.cause().ref()));
        }
    }

    /** @param id the proof's */
    record Recorded(String id, boolean duplicate) {}

    @GetMapping
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Read what a customer agreed to and refused",
            description = "Every proof, the latest statement first; `standing` marks what holds now.")
    Page<ConsentView> history(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer();
        return consents.history(customer.id(), cursor, Page.limit(limit)).map(ConsentView::of);
    }

    @PostMapping(consumes = "application/json")
    @Allowed(
            scopes = Scope.CUSTOMERS_WRITE,
            roles = {Role.AGENT, Role.SUPERVISOR})
    @Operation(
            summary = "Record that a customer agreed or refused",
            description = "It holds at once. The same statement again answers 200 and changes nothing.")
    ResponseEntity<Recorded> record(@PathVariable String ref, @RequestBody NewConsent asked, Viewer viewer) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer();
        var receipt = consents.record(new ConsentStatement(
                customer.id(),
                ConsentTopic.known(needed("purpose", asked.purpose()), needed("channel", asked.channel())),
                given(needed("answer", asked.answer())),
                at(asked.at()),
                viewer.isPerson() ? ConsentSource.AGENT : ConsentSource.API,
                needed("said", asked.said()).strip(),
                asked.wording(),
                asked.locale(),
                viewer.cause()));
        return ResponseEntity.status(receipt.repeat() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new Recorded(receipt.ref(), receipt.repeat()));
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValue(field, "is missing", "send it");
        }
        return value;
    }

    private static boolean given(String answer) {
        return switch (answer) {
            case "given" -> true;
            case "withdrawn" -> false;
            default -> throw new InvalidValue("answer", "is neither given nor withdrawn", "send one of the two");
        };
    }

    private @Nullable Instant at(@Nullable String text) {
        try {
            var at = text == null ? null : OffsetDateTime.parse(text).toInstant();
            if (at != null && at.isAfter(clock.instant())) {
                throw new InvalidValue("at", "lies in the future", "send when it was said, or leave it out");
            }
            return at;
        } catch (DateTimeException notAMoment) {
            throw new InvalidValue(
                    "at", "is not a moment", "send it as RFC 3339 with offset, such as 2026-11-17T09:30:00+08:00");
        }
    }
}
