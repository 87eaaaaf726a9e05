package io.wayline.intake.file;

import java.time.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files are imported.
 *
 * @param maxSize the largest file that is taken
 * @param batch how many rows are committed together
 * @param lease how long a node that has died keeps its import from the others
 * @param poll how often an idle node looks for files that another one took in
 * @param maxFaults how many wrong fields of a file are kept; further ones are counted only
 * @param keepFaults how long what was wrong with rows is kept after the end
 */
@Validated
@ConfigurationProperties("wayline.import")
record ImportSettings(
        @DefaultValue("512MB") DataSize maxSize,
        @DefaultValue("500") @Min(1) @Max(10_000) int batch,

        @DefaultValue("60s") @DurationMin(seconds = 5) @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("2s") @DurationMin(millis = 50) @DurationMax(minutes = 1)
        Duration poll,

        @DefaultValue("100000") @Min(1) long maxFaults,
        @DefaultValue("30d") @DurationMin(days = 1) Duration keepFaults) {

    ImportSettings {
        if (maxSize.compareTo(DataSize.ofKilobytes(1)) < 0) {
            throw new IllegalArgumentException("wayline.import.max-size is %s: allow at least 1KB".formatted(maxSize));
        }
    }
}
