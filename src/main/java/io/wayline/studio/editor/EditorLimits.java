package io.wayline.studio.editor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.body.BodyLimit;

/** A drawing may be larger than what other routes take; as JSON it has a character more for each quote and line. */
@Configuration(proxyBeanMethods = false)
class EditorLimits {

    private static final long MOST = 2L << 20;

    @Bean
    BodyLimit drawingsToKeep() {
        return BodyLimit.of("POST", EditorPages.PATH + "/draft", MOST);
    }
}
