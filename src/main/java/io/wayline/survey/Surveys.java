package io.wayline.survey;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customers;
import io.wayline.message.MailSettings;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReferenceText;

/** The questions that customers are asked, and the verbs that ask them and take the answers. */
@Component
public class Surveys {

    /** How what a mail may say of a survey is called, before the dot. */
    public static final String FACTS = "survey";

    /** More often nobody changes their mind. */
    private static final int MOST_CHANGES = 40;

    private static final Logger log = LoggerFactory.getLogger(Surveys.class);

    private final SurveyRows rows;
    private final Customers customers;
    private final MailSettings mails;
    private final SurveyStory story;
    private final SurveySettings settings;
    private final Clock clock;
    private final ZoneId zone;

    Surveys(
            SurveyRows rows,
            Customers customers,
            MailSettings mails,
            SurveyStory story,
            SurveySettings settings,
            Clock clock,
            ZoneId zone) {
        this.rows = rows;
        this.customers = customers;
        this.mails = mails;
        this.story = story;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Asks a customer a question, in the caller's transaction or one of its own. Under the same key it is asked already,
     * and nothing changes.
     *
     * @return the survey's ref, the same for every repeat
     * @throws NotFound when there is no such customer
     * @throws InvalidValue when what it is about is no reference
     */
    @Transactional
    public String ask(SurveyRequest request) {
        // whoever repeats it at this very moment waits here and finds it
        var customer = customers.lock(request.customer());
        return rows.refUnder(request.key()).orElseGet(() -> {
            if (request.about() != null) {
                ReferenceText.read("about", request.about());
            }
            var now = clock.instant();
            var ref = rows.insert(
                    request,
                    customer.id(),
                    mails.languageFor(customer.locale()),
                    now,
                    endOfLastDay(request.validFor(), now));
            log.info("Survey {} ({}) asked of customer {}", ref, request.kind(), customer.id());
            return ref;
        });
    }

    /**
     * Keeps what a customer was asked and answered before we were told, as it counted then: nothing is sent or raised. Under
     * the same key it is kept already, and nothing changes.
     *
     * @throws NotFound when there is no such customer
     * @throws InvalidValue when the score is none of this kind, or a moment is still to come or before the other
     */
    @Transactional
    public void remember(SurveyRequest request, int score, @Nullable String comment, Instant asked, Instant answered) {
        request.kind().check(score);
        if (answered.isBefore(asked) || answered.plus(Survey.SETTLES_AFTER).isAfter(clock.instant())) {
            throw new InvalidValue("answered", "is before the question, or has not settled", "name when they answered");
        }
        var customer = customers.lock(request.customer());
        if (rows.refUnder(request.key()).isPresent()) {
            return;
        }
        var settled = answered.plus(Survey.SETTLES_AFTER);
        var ref = rows.insert(
                request,
                customer.id(),
                mails.languageFor(customer.locale()),
                asked,
                endOfLastDay(request.validFor(), asked));
        rows.answer(ref, score, comment == null ? null : CommentText.read(comment), answered, settled);
        rows.settle(ref, settled, forgetAt(rows.find(ref).orElseThrow(), settled));
        story.remembered(rows.find(ref).orElseThrow(), customer, score, settled);
    }

    /** Keeps which mail brought a survey; in the caller's transaction. */
    public void broughtBy(String ref, String messageRef) {
        rows.broughtBy(ref, messageRef);
    }

    /**
     * Takes an answer, or changes it until it settles; the same answer again changes nothing.
     *
     * @param score null leaves the one that was given
     * @param comment at most 2,000 characters; null leaves the one that was written, an empty one takes it back
     * @throws NotFound when there is no such survey
     * @throws SurveyRefused when it takes no answer any more, or was changed too often
     * @throws InvalidValue when the score is none of this kind, or missing, or the comment is too long
     */
    @Transactional
    public Survey answer(String ref, @Nullable Integer score, @Nullable String comment) {
        // customers are locked before what they have: nothing is written of one who is forgotten at this moment
        customers.lock(rows.find(ref).orElseThrow(() -> new NotFound("survey")).customer());
        var survey = rows.lock(ref).orElseThrow(() -> new NotFound("survey"));
        var now = clock.instant();
        switch (survey.state(now)) {
            case EXPIRED -> throw SurveyRefused.expired();
            case SETTLED -> throw SurveyRefused.settled();
            case OPEN, ANSWERED -> {
                // it may be answered
            }
        }
        var chosen = score == null ? survey.score() : score;
        if (chosen == null) {
            throw new InvalidValue("score", "is missing", "choose one");
        }
        survey.kind().check(chosen);
        var written = comment == null ? survey.comment() : CommentText.read(comment);
        if (chosen.equals(survey.score()) && Objects.equals(written, survey.comment())) {
            return survey;
        }
        if (survey.changes() >= MOST_CHANGES) {
            throw SurveyRefused.restless();
        }
        rows.answer(ref, chosen, written, now, now.plus(Survey.SETTLES_AFTER));
        log.info("Survey {} answered", ref);
        return rows.find(ref).orElseThrow();
    }

    /**
     * Does with a survey what its time has come for: an answer that nobody has changed for a while settles, is told, and
     * raises {@code survey.answered}; a question that nobody answered expires; a comment that is kept no longer goes.
     * Before that time, and a second time, nothing happens.
     */
    @Transactional
    public void settle(String ref) {
        var found = rows.find(ref);
        if (found.isEmpty()) {
            return;
        }
        // customers are locked before what they have, here as in a merge
        var customer = customers.lock(found.get().customer());
        var survey = rows.lock(ref).orElseThrow(() -> new NotFound("survey"));
        var now = clock.instant();
        if (survey.settledAt() != null) {
            var forget = forgetAt(survey, survey.settledAt());
            if (forget != null && forget.isAfter(now)) {
                // it is kept longer now than when it settled
                rows.settle(ref, survey.settledAt(), forget);
            } else {
                rows.dropComment(ref);
            }
            return;
        }
        switch (survey.state(now)) {
            case SETTLED -> {
                rows.settle(ref, now, forgetAt(survey, now));
                story.answered(survey, customer, Objects.requireNonNull(survey.score()));
                log.info("Survey {} settled", ref);
            }
            case EXPIRED -> {
                rows.expire(ref, now);
                story.expired(survey, customer);
                log.info("Survey {} expired", ref);
            }
            case OPEN, ANSWERED -> {
                // changed meanwhile
            }
        }
    }

    public Optional<Survey> find(String ref) {
        return rows.find(ref);
    }

    /**
     * Drops what is personal in the surveys of a customer: what they wrote, and what it was about. Scores stay, of nobody
     * in particular. May be repeated.
     *
     * @return of how many surveys something was dropped
     */
    @Transactional
    public int erase(CustomerId customer) {
        return rows.erase(customer);
    }

    private @Nullable Instant forgetAt(Survey survey, @Nullable Instant settledAt) {
        return survey.comment() == null || settledAt == null ? null : settledAt.plus(settings.keepComments());
    }

    /** The last day counts to its end, wherever the clock stood when it was asked. */
    private Instant endOfLastDay(Period validFor, Instant now) {
        return LocalDate.ofInstant(now, zone)
                .plus(validFor)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
