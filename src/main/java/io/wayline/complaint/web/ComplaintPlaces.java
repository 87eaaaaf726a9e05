package io.wayline.complaint.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.complaint.AnswerLinks;
import io.wayline.shared.body.BodyLimit;
import io.wayline.shared.page.PathAccess;

/** Who reaches what of complaints. */
@Configuration(proxyBeanMethods = false)
class ComplaintPlaces {

    /** Customers come by the link in the answer. */
    @Bean
    PathAccess pathsOfAnswers() {
        return new PathAccess(AnswerLinks.PATH + "*", PathAccess.Kind.PUBLIC_PAGE);
    }

    /** Customers write to us on a page of ours, where it is open. */
    @Bean
    PathAccess pathOfThePublicPage() {
        return new PathAccess(ComplainPage.PATH, PathAccess.Kind.PUBLIC_PAGE);
    }

    @Bean
    PathAccess pathsOfItsReceipts() {
        return new PathAccess(ComplainPage.PATH + "/*", PathAccess.Kind.PUBLIC_PAGE);
    }

    /** Ten thousand characters, each of which a browser writes as up to nine. */
    @Bean
    BodyLimit limitOfThePublicPage() {
        return BodyLimit.of("POST", ComplainPage.PATH, 128 * 1024);
    }
}
