package io.wayline.why.web;

import java.time.Instant;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.audience.enrolment.CustomerRuns;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.why.CampaignAnswer;
import io.wayline.why.CampaignAnswers;

@RestController
@RequestMapping("/api/v1/customers/{ref}/campaigns")
@Tag(name = "Customers")
class CampaignAnswersApi {

    private static final int MOST = 200;

    private final VisibleCustomers customers;
    private final CustomerRuns runs;
    private final CampaignAnswers answers;

    CampaignAnswersApi(VisibleCustomers customers, CustomerRuns runs, CampaignAnswers answers) {
        this.customers = customers;
        this.runs = runs;
        this.answers = answers;
    }

    /**
     * A run that the customer is in.
     *
     * @param version of the segment, as it was when its customers were found
     * @param state of the run
     * @param invitedAt when they had their turn; null while they wait for it
     */
    record RunView(
            String enrolmentRef,
            String campaign,
            String segment,
            int version,
            EnrolmentState state,
            Instant askedAt,
            @Nullable Instant invitedAt) {

        static RunView of(CustomerRuns.Part part) {
            var run = part.run();
            return new RunView(
                    run.ref(),
                    run.campaign(),
                    run.segment(),
                    run.version(),
                    run.state(),
                    run.askedAt(),
                    part.invitedAt());
        }
    }

    @GetMapping
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "List the runs of campaigns that a customer is in", description = "The newest 200 first.")
    Page<RunView> list(@PathVariable String ref, Viewer viewer) {
        var customer = customers.get(new CustomerRef(ref), viewer).customer();
        var all = runs.of(customer.id(), null, MOST).stream().map(RunView::of).toList();
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/{campaign}")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Why a customer did, or did not, get what a campaign brings",
            description = "happened is from what was recorded, now is what would be at this moment, by the rules and"
                    + " gates that decide when it runs; asking changes nothing. Sentences are in the language of"
                    + " Accept-Language.")
    CampaignAnswer answer(@PathVariable String ref, @PathVariable String campaign, Locale reader, Viewer viewer) {
        return answers.of(campaign, customers.get(new CustomerRef(ref), viewer).customer(), reader);
    }
}
