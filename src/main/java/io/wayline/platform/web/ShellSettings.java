package io.wayline.platform.web;

import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this house speaks.
 *
 * @param locale the language for a reader who named none that we speak
 */
@ConfigurationProperties("wayline")
record ShellSettings(@DefaultValue("en") Locale locale) {}
