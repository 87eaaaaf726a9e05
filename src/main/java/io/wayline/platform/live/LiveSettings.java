package io.wayline.platform.live;

import java.time.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How pages are kept up to date.
 *
 * @param poll how often this node looks whether something has moved, while somebody watches
 * @param check how often it looks whether the sessions of those who watch still hold
 * @param heartbeat after so long without news a stream says that it is there; proxies must wait longer than that
 * @param longest after so long a stream ends and the browser opens another one, with the rights of then
 * @param streams how many streams this node holds open; whoever comes then is told to come later
 */
@Validated
@ConfigurationProperties("wayline.live")
record LiveSettings(
        @DefaultValue("1500ms") @DurationMin(millis = 200) @DurationMax(minutes = 1)
        Duration poll,

        @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration check,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration heartbeat,

        @DefaultValue("10m") @DurationMin(seconds = 30) @DurationMax(hours = 1)
        Duration longest,

        @DefaultValue("2000") @Min(1) @Max(8_000) int streams) {}
