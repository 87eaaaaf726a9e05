package io.wayline.survey;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what customers write in surveys is kept. Scores are kept with their customer.
 *
 * @param keepComments counted from when the answer settled; when it is made shorter, what has settled already keeps its time
 */
@Validated
@ConfigurationProperties("wayline.survey")
record SurveySettings(
        @DefaultValue("730d") @DurationMin(days = 1) Duration keepComments) {}
