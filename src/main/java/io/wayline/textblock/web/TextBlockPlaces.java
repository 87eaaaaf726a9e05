package io.wayline.textblock.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.page.PathAccess;

/** Supervisors look after text blocks, too, and not administrators alone. */
@Configuration(proxyBeanMethods = false)
class TextBlockPlaces {

    @Bean
    PathAccess pathsOfTextBlocks() {
        return new PathAccess("/settings/text-blocks/**", PathAccess.Kind.SETTINGS_OF_ALL);
    }
}
