package io.wayline.intake.web;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

import io.wayline.intake.source.Signatures;

/** The filter chain for requests that prove themselves by a signature instead of a key. */
@Configuration(proxyBeanMethods = false)
class SignatureChain {

    @Bean
    @Order(10)
    SecurityFilterChain signedEvents(
            HttpSecurity http,
            Signatures signatures,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        return http.securityMatcher(request -> "POST".equals(request.getMethod())
                        && Requests.PATH.equals(request.getRequestURI())
                        && request.getHeader(SignatureFilter.SIGNATURE) != null)
                .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                .addFilterBefore(new SignatureFilter(signatures, problems), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
