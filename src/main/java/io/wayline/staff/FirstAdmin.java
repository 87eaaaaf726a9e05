package io.wayline.staff;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a fresh installation to its first admin, by a link that only those see who can read the log of the start. */
@Component
class FirstAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

    private final Personnel personnel;
    private final Links links;
    private final String baseUrl;

    FirstAdmin(Personnel personnel, Links links, @Value("${wayline.base-url}") String baseUrl) {
        this.personnel = personnel;
        this.links = links;
        this.baseUrl = baseUrl;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        if (!personnel.hasAdmin()) {
            LOG.warn(
                    "Nobody can sign in as an admin yet. Make the first one within 24 hours at {}/setup/{}",
                    baseUrl,
                    links.make(null));
        }
    }
}
