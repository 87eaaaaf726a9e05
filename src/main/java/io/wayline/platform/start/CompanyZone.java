package io.wayline.platform.start;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The zone in which the company works: whoever asks for a {@link ZoneId} gets it. */
@Configuration(proxyBeanMethods = false)
class CompanyZone {

    /** Offsets such as +08:00 mean opposite things to our two databases. */
    private static final Pattern REGION = Pattern.compile("[A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC");

    @Bean
    ZoneId zone(@Value("${wayline.zone:Asia/Shanghai}") String name) {
        try {
            var zone = ZoneId.of(name.strip());
            if (REGION.matcher(zone.getId()).matches()) {
                return zone;
            }
        } catch (DateTimeException unknown) {
            // said below, as of an offset
        }
        throw new StartRefused(
                "wayline.zone is \"%s\", which is no region of the time zone database.".formatted(name),
                "Name the region in which the company works, such as Asia/Shanghai or Europe/Berlin.");
    }
}
