package io.wayline.intake.file;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
@ConfigurationProperties("wayline.import")
record ImportSettings(
        @DefaultValue("512MB") DataSize maxSize,
        @DefaultValue("500") int batch,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("100000") long maxFaults,
        @DefaultValue("30d") Duration keepFaults) {}
