package io.wayline.staff;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys from the settings, for automation.
 *
 * @param apiKeys the value of each key by its name; each has every scope, and is gone as soon as the setting is
 */
@ConfigurationProperties("wayline")
record ApiKeySettings(@DefaultValue Map<String, String> apiKeys) {

    private static final int SHORTEST = 24;

    ApiKeySettings {
        apiKeys.forEach((name, value) -> {
            if (value.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "wayline.api-keys.%s has %d characters and needs %d: make one with openssl rand -base64 32"
                                .formatted(name, value.length(), SHORTEST));
            }
        });
    }
}
