package io.wayline.customer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.events.CustomerResolver;
import io.wayline.events.EventHandler;
import io.wayline.events.Inbox;
import io.wayline.events.NewEvent;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Makes customers known when they register, and tells the correlator whom an event is about. */
@Component
@Order(100)
class Registrations implements CustomerResolver, EventHandler {

    static final String REGISTERED = "customer.registered";

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Clock clock;
    private final DuplicateSearch duplicates;
    /** The inbox knows its handlers, of which this is one: it is asked for when it is needed. */
    private final ObjectProvider<Inbox> inbox;

    Registrations(
            JdbcClient jdbc, Timeline timeline, Clock clock, DuplicateSearch duplicates, ObjectProvider<Inbox> inbox) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.clock = clock;
        this.duplicates = duplicates;
        this.inbox = inbox;
    }

    @Override
    public void check(NewEvent event) {
        if (REGISTERED.equals(event.type())) {
            Profile.read(event.data());
        }
    }

    @Override
    public Optional<CustomerId> resolve(BusinessEvent event) {
        var known = jdbc.sql("select id from customer where ref = ?")
                .param(event.subject().value())
                .query(String.class)
                .optional()
                .map(CustomerId::new);
        if (!REGISTERED.equals(event.type())) {
            return known;
        }
        var profile = Profile.read(event.data());
        var customer = known.orElseGet(() -> insert(event, profile));
        if (known.isPresent()) {
            update(customer, profile);
        }
        duplicates.note(List.of(new DuplicateSearch.Reached(
                customer, profile.email() == null ? null : profile.email().key(), text(profile.phone()))));
        return Optional.of(customer);
    }

    @Override
    public boolean handle(BusinessEvent event, CustomerId customer) {
        return REGISTERED.equals(event.type());
    }

    private CustomerId insert(BusinessEvent event, Profile profile) {
        var id = new CustomerId(UUID.randomUUID().toString());
        jdbc.sql("""
                        insert into customer (id, ref, name, email, email_key, phone, locale, zone, birthday,
                            lifecycle, since, changed_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""")
                .params(
                        id.value(),
                        event.subject().value(),
                        profile.name(),
                        text(profile.email()),
                        profile.email() == null ? null : profile.email().key(),
                        text(profile.phone()),
                        profile.locale() == null ? null : profile.locale().toLanguageTag(),
                        text(profile.zone()),
                        profile.birthday(),
                        Lifecycle.PROSPECT.name(),
                        event.occurredAt().atOffset(ZoneOffset.UTC),
                        now())
                .update();
        timeline.add(new Entry(
                id,
                event.occurredAt(),
                "registered",
                Entry.Direction.IN,
                Map.of("source", event.source()),
                Cause.event(event.id())));
        inbox.getObject().customerKnown(event.subject());
        return id;
    }

    private void update(CustomerId id, Profile profile) {
        jdbc.sql("""
                        update customer set name = coalesce(?, name), email = coalesce(?, email),
                            email_key = coalesce(?, email_key), phone = coalesce(?, phone),
                            locale = coalesce(?, locale), zone = coalesce(?, zone),
                            birthday = coalesce(cast(? as date), birthday), changed_at = ?, version = version + 1
                        where id = ?""")
                .params(
                        profile.name(),
                        text(profile.email()),
                        profile.email() == null ? null : profile.email().key(),
                        text(profile.phone()),
                        profile.locale() == null ? null : profile.locale().toLanguageTag(),
                        text(profile.zone()),
                        profile.birthday(),
                        now(),
                        id.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
