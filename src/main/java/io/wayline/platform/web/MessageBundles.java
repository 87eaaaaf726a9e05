package io.wayline.platform.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The texts of all features: each brings {@code messages/<feature>_en.properties} and {@code …_zh_CN.properties}. */
@Configuration(proxyBeanMethods = false)
class MessageBundles {

    private static final String ENDING = "_en.properties";

    @Bean
    MessageSource messageSource(ResourcePatternResolver files) throws IOException {
        var texts = new ResourceBundleMessageSource();
        texts.setBasenames(Arrays.stream(files.getResources("classpath:messages/*" + ENDING))
                .map(Resource::getFilename)
                .map(Objects::requireNonNull)
                .map(name -> "messages/" + name.substring(0, name.length() - ENDING.length()))
                .toArray(String[]::new));
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Languages.ENGLISH);
        return texts;
    }
}
