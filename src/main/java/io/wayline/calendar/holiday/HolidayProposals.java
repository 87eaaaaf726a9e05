package io.wayline.calendar.holiday;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.calendar.CalendarRows;
import io.wayline.calendar.HolidayFile;
import io.wayline.calendar.holiday.HolidayProposal.State;
import io.wayline.shared.NotFound;

/**
 * How a new year's holidays get into the calendar: one person proposes them, another one confirms. A wrong day is found
 * by customers, weeks later, in every journey at once.
 */
@Component
public class HolidayProposals {

    private static final Logger LOG = LoggerFactory.getLogger(HolidayProposals.class);
    private static final int LATEST = 10;

    private final ProposalRows rows;
    private final CalendarRows calendar;
    private final Holidays holidays;
    private final Clock clock;
    private final String key;
    private final boolean fourEyes;

    HolidayProposals(
            ProposalRows rows,
            CalendarRows calendar,
            Holidays holidays,
            Clock clock,
            @Value("${wayline.calendar:CN}") String key,
            @Value("${wayline.four-eyes:true}") boolean fourEyes) {
        this.rows = rows;
        this.calendar = calendar;
        this.holidays = holidays;
        this.clock = clock;
        this.key = key;
        this.fourEyes = fourEyes;
    }

    /** The latest ones, whatever became of them. */
    public List<HolidayProposal> latest() {
        return rows.latest(key, LATEST);
    }

    /** The one that waits for a second person. */
    public Optional<HolidayProposal> open() {
        return rows.unsettled(key).filter(HolidayProposal::isOpen);
    }

    /** @throws NotFound when there is none of that id */
    public HolidayProposal get(String id) {
        return rows.find(key, id).orElseThrow(() -> new NotFound("proposal"));
    }

    /** Whether this person may confirm that proposal, as far as who proposed it goes. */
    public boolean mayConfirm(HolidayProposal proposal, String actor) {
        return !fourEyes || !proposal.proposedBy().equals(actor);
    }

    /**
     * @throws NothingChanges when the calendar says the same already
     * @throws ProposalPending when another one waits
     */
    @Transactional
    public HolidayProposal propose(HolidayFile file, String actor) {
        var version = calendar.lock(key).orElseThrow();
        var change = holidays.preview(file);
        if (change.known() && change.days().isEmpty()) {
            throw new NothingChanges(file.year());
        }
        rows.unsettled(key).ifPresent(before -> {
            if (before.isOpen()) {
                throw new ProposalPending();
            }
            rows.settle(before.id(), State.EXPIRED, null, clock.instant(), List.of());
        });
        var id = UUID.randomUUID().toString();
        rows.insert(
                key, new HolidayProposal(id, version, file, State.OPEN, actor, clock.instant(), null, null, List.of()));
        LOG.info("Holidays of {} for calendar {} proposed by {} ({})", file.year(), key, actor, id);
        return get(id);
    }

    /**
     * Puts the proposed holidays into the calendar.
     *
     * @throws OwnProposal when the actor proposed them
     * @throws ProposalSettled when somebody was faster, or the calendar has changed since
     */
    @Transactional
    public HolidayProposal confirm(String id, String actor) {
        calendar.lock(key);
        var proposal = unsettled(id);
        if (!mayConfirm(proposal, actor)) {
            throw new OwnProposal();
        }
        var effects = holidays.take(proposal.file(), proposal.version(), actor);
        rows.settle(id, State.TAKEN, actor, clock.instant(), effects);
        return get(id);
    }

    /** Takes a proposal back; anybody who could confirm one may. */
    @Transactional
    public HolidayProposal withdraw(String id, String actor) {
        calendar.lock(key);
        rows.settle(unsettled(id).id(), State.WITHDRAWN, actor, clock.instant(), List.of());
        LOG.info("Proposal {} for calendar {} withdrawn by {}", id, key, actor);
        return get(id);
    }

    private HolidayProposal unsettled(String id) {
        var proposal = get(id);
        if (!proposal.isOpen()) {
            throw new ProposalSettled();
        }
        return proposal;
    }
}
