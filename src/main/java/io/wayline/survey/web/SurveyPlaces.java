package io.wayline.survey.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.page.PathAccess;

/** How surveys are reached. */
@Configuration(proxyBeanMethods = false)
class SurveyPlaces {

    /** Customers come by the link in their mail. */
    @Bean
    PathAccess pathsOfSurveys() {
        return new PathAccess("/s/*", PathAccess.Kind.PUBLIC_PAGE);
    }
}
