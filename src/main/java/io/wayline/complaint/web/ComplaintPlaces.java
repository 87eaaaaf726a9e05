package io.wayline.complaint.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.complaint.AnswerLinks;
import io.wayline.shared.page.PathAccess;

/** Who reaches what of complaints. */
@Configuration(proxyBeanMethods = false)
class ComplaintPlaces {

    /** Customers come by the link in the answer. */
    @Bean
    PathAccess pathsOfAnswers() {
        return new PathAccess(AnswerLinks.PATH + "*", PathAccess.Kind.PUBLIC_PAGE);
    }
}
