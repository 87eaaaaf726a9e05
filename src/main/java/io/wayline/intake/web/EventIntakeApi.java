package io.wayline.intake.web;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import jakarta.servlet.http.HttpServletRequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.intake.EventIntake;
import io.wayline.intake.EventIntake.Outcome;
import io.wayline.shared.Problem;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Where other systems tell what happened. */
@RestController
@Tag(name = "Events", description = "What happened in the business: the one way in, and what became of it")
class EventIntakeApi {

    private static final String SINGLE_EXAMPLE = """
            {
              "specversion": "1.0",
              "id": "7f1c2a",
              "source": "shop:main",
              "type": "order.placed",
              "subject": "C-10443",
              "time": "2026-11-17T14:30:00+08:00",
              "data": {"orderRef": "SO-26-118466", "amount": "298.00", "currency": "CNY"}
            }""";

    private final EventIntake intake;

    EventIntakeApi(EventIntake intake) {
        this.intake = intake;
    }

    /**
     * The receipt of one event.
     *
     * @param id our number of the event
     * @param duplicate true when it had been taken before; nothing happened now
     */
    record Receipt(String id, boolean duplicate) {}

    /**
     * What became of one event of a batch.
     *
     * @param index its place in the batch, from 0
     * @param id our number of the event; missing when it was refused
     * @param duplicate true when it had been taken before; missing when it was refused
     * @param problem why it was refused (RFC 9457); missing when it was taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            int index,
            @Nullable String id,
            @Nullable Boolean duplicate,
            @Nullable Problem problem) {

        static Item of(int index, Outcome outcome) {
            var receipt = outcome.receipt();
            var refusal = outcome.refusal();
            return new Item(
                    index,
                    receipt == null ? null : Long.toString(receipt.id()),
                    receipt == null ? null : receipt.duplicate(),
                    refusal == null ? null : Problem.of(refusal));
        }
    }

    /**
     * What became of a batch.
     *
     * @param items one per event, in the order of the batch
     * @param accepted how many were taken now
     * @param duplicates how many had been taken before
     * @param refused how many were refused
     */
    record Receipts(List<Item> items, int accepted, int duplicates, int refused) {

        static Receipts of(List<Outcome> outcomes) {
            var items = new ArrayList<Item>(outcomes.size());
            for (var outcome : outcomes) {
                items.add(Item.of(items.size(), outcome));
            }
            var refused =
                    (int) items.stream().filter(item -> item.problem() != null).count();
            var duplicates = (int) items.stream()
                    .filter(item -> Boolean.TRUE.equals(item.duplicate()))
                    .count();
            return new Receipts(items, items.size() - refused - duplicates, duplicates, refused);
        }
    }

    @Operation(
            summary = "Take one event, or a batch",
            description = """
                    Takes CloudEvents 1.0 in JSON: one of at most 64 KiB as `application/cloudevents+json`, or an array \
                    of at most 500 events and 1 MiB as `application/cloudevents-batch+json`.

                    `source` and `id` together name an event for ever: sending it again is safe and changes nothing, \
                    so a request without an answer is simply repeated. `subject` is the customer's ref in your systems. \
                    `time` is when it happened, RFC 3339 with offset; without it, the moment of arrival counts. \
                    The extension attribute `history: true` tells what was: facts are kept, no journey hears of it.

                    Any type of the form `word.word` is taken; the data of types we know is checked. In a batch each \
                    event stands for itself: the answer has one item per event, taken or refused, and refused ones \
                    harm no other.

                    Events of one customer are handled in the order of arrival, a moment after the answer.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = Requests.SINGLE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(name = "an order", value = SINGLE_EXAMPLE)),
                                @Content(
                                        mediaType = Requests.BATCH,
                                        schema = @Schema(type = "array"),
                                        examples = @ExampleObject(name = "a batch", value = "[" + SINGLE_EXAMPLE + "]"))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "Taken and committed. One event: its receipt; a batch: what became of each event.",
            content = @Content(schema = @Schema(oneOf = {Receipt.class, Receipts.class})))
    @ApiResponse(
            responseCode = "200",
            description = "This very event had been taken before; the first receipt again, `duplicate: true`.",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @ApiResponse(responseCode = "400", description = "`malformed-json`, with line and column", content = @Content)
    @ApiResponse(
            responseCode = "401",
            description = "no key, a wrong signature, or `signature-required` for a source that has a secret",
            content = @Content)
    @ApiResponse(responseCode = "403", description = "`type-not-allowed`, `source-not-allowed`", content = @Content)
    @ApiResponse(responseCode = "413", description = "`payload-too-large`", content = @Content)
    @ApiResponse(responseCode = "415", description = "neither of the two media types", content = @Content)
    @ApiResponse(
            responseCode = "422",
            description = "`schema-violation` with every finding, or `event-id-reused`",
            content = @Content)
    @ApiResponse(responseCode = "429", description = "`rate-limited`; see `Retry-After`", content = @Content)
    @ApiResponse(responseCode = "503", description = "`backlog`; see `Retry-After`", content = @Content)
    @PostMapping(value = Requests.PATH, produces = "application/json")
    @Allowed(scopes = Scope.EVENTS_WRITE, roles = Role.ADMIN)
    ResponseEntity<?> receive(HttpServletRequest request, Authentication sender)
            throws IOException, HttpMediaTypeNotSupportedException {
        var signer = sender instanceof SignedSource signed ? signed.getName() : null;
        if (Requests.isBatch(request)) {
            var outcomes = intake.receiveBatch(Requests.body(request), signer);
            return ResponseEntity.accepted().body(Receipts.of(outcomes));
        }
        var recorded = intake.receive(Requests.body(request), signer);
        var receipt = new Receipt(Long.toString(recorded.id()), recorded.duplicate());
        return ResponseEntity.status(recorded.duplicate() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create(Requests.PATH + "/" + receipt.id()))
                .body(receipt);
    }
}
