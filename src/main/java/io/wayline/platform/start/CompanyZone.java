package io.wayline.platform.start;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.text.CountryText;

/**
 * Where the company works: whoever asks for a {@link ZoneId} gets its zone, and telephone numbers without a country code
 * are taken as of its country where nothing else is said.
 */
@Configuration(proxyBeanMethods = false)
class CompanyZone {

    /** Offsets such as +08:00 mean opposite things to our two databases. */
    private static final Pattern REGION = Pattern.compile("[A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC");

    CompanyZone(@Value("${wayline.phone.default-country:CN}") String country) {
        CountryText.setHome(CountryText.code(country)
                .orElseThrow(() -> new StartRefused(
                        "wayline.phone.default-country is \"%s\", which is no country.".formatted(country),
                        "Name the country whose telephone numbers come without their country code, by its code of ISO"
                                + " 3166, such as CN or DE.")));
    }

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
