package io.wayline.platform.web;

import java.time.ZoneId;
import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this house reads and tells the time.
 *
 * @param locale the language for a reader who named none that we speak
 * @param zone the zone of every time shown on a page
 */
@ConfigurationProperties("wayline")
record ShellSettings(
        @DefaultValue("en") Locale locale,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {}
