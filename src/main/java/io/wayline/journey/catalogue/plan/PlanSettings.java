package io.wayline.journey.catalogue.plan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the studio is used here.
 *
 * @param secondPerson whether what one person wants to publish is published by another one
 */
@ConfigurationProperties("wayline.studio")
record PlanSettings(@DefaultValue("false") boolean secondPerson) {}
