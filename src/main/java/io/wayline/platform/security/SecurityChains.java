package io.wayline.platform.security;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

import io.wayline.platform.web.LiveVisit;
import io.wayline.platform.web.PageRefusal;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.PathAccess.Kind;
import io.wayline.staff.Accounts;
import io.wayline.staff.ApiKeys;

/**
 * The filter chains, in the order in which they are tried. A feature says by a {@link io.wayline.shared.page.PathAccess} which of
 * its paths are reached otherwise than by signing in, and may put a chain of its own before these with an order below 20.
 * Everything that no chain allows is refused.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityChains {

    private static final RequestMatcher BEARER = request -> BearerFilter.token(request) != null;

    /** The bundle of the pages: the same for everybody, so nothing is asked and caching is allowed. */
    @Bean
    @Order(20)
    SecurityFilterChain bundle(HttpSecurity http) throws Exception {
        return http.securityMatcher("/app/**", "/favicon.svg")
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .headers(Headers.of(Headers.DATA))
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** What the API says of itself; its viewer brings a style of its own. */
    @Bean
    @Order(25)
    SecurityFilterChain apiDocumentation(HttpSecurity http, CurrentPeople people, RequestCache wanted)
            throws Exception {
        return http.securityMatcher("/api/docs", "/api/swagger-ui/**", "/api/openapi", "/api/openapi/**")
                .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(people))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.requestCache(wanted))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
                .headers(Headers.of(Headers.DOCUMENTATION))
                .build();
    }

    /** The API, and the metrics that a machine fetches like it: keys for systems; for people their session, with a CSRF token wherever something changes. */
    @Bean
    @Order(30)
    SecurityFilterChain api(
            HttpSecurity http,
            ApiKeys keys,
            Accounts accounts,
            ApiRules rules,
            ApiRefusals refusals,
            CurrentPeople people,
            CsrfTokenRepository csrfTokens)
            throws Exception {
        return http.securityMatcher("/api/**", "/actuator/prometheus")
                .authorizeHttpRequests(any -> any.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(rules))
                .addFilterBefore(new BearerFilter(keys, accounts, refusals), AuthorizationFilter.class)
                .securityContext(context -> context.securityContextRepository(people))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers(BEARER))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(Headers.of(Headers.DATA))
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** What others wrote, such as mails, shown inside a page of ours. */
    @Bean
    @Order(40)
    SecurityFilterChain sandboxed(HttpSecurity http, PathAccesses paths, CurrentPeople people) throws Exception {
        return http.securityMatcher(paths.of(Kind.SANDBOXED))
                .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(people))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(Headers.of(Headers.SANDBOXED))
                .build();
    }

    /**
     * Pages for customers, who have no account. The token in the address is all that counts: no session is opened, no
     * cookie is set or read, so no other page can send a form in anybody's name.
     */
    @Bean
    @Order(45)
    SecurityFilterChain publicPages(HttpSecurity http, PathAccesses paths) throws Exception {
        return http.securityMatcher(paths.of(Kind.PUBLIC_PAGE))
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(Headers.of(Headers.CUSTOMERS))
                .build();
    }

    /** Data for programs that cannot sign in: the token in the address is all that counts. */
    @Bean
    @Order(46)
    SecurityFilterChain publicData(HttpSecurity http, PathAccesses paths) throws Exception {
        return http.securityMatcher(paths.of(Kind.PUBLIC_DATA))
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(Headers.of(Headers.DATA))
                .build();
    }

    /** The pages. */
    @Bean
    @Order(50)
    SecurityFilterChain pages(
            HttpSecurity http,
            PathAccesses paths,
            CurrentPeople people,
            CsrfTokenRepository csrfTokens,
            RequestCache wanted,
            SignInAnswers signedIn,
            PageRefusal refusal)
            throws Exception {
        return http.authorizeHttpRequests(any -> any.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                "/sign-in", "/sign-in/again", "/error", "/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(paths.of(Kind.BEFORE_SIGN_IN))
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/preferences")
                        .permitAll()
                        .requestMatchers(paths.of(Kind.SETTINGS_OF_ALL))
                        .authenticated()
                        .requestMatchers("/settings/**", "/actuator", "/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(people))
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler(signedIn)
                        .failureHandler(signedIn)
                        .permitAll())
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
                .requestCache(cache -> cache.requestCache(wanted))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .headers(Headers.of(Headers.PAGES))
                .build();
    }

    /** In a cookie, so that a visitor who only looks at the sign-in leaves no row in the session table. */
    @Bean
    CsrfTokenRepository csrfTokens(@Value("${wayline.base-url}") String baseUrl) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(Cookies.name("wayline-csrf", baseUrl));
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(
                cookie -> cookie.path("/").httpOnly(true).sameSite("Lax").secure(Cookies.secure(baseUrl)));
        return tokens;
    }

    /** The page somebody wanted before signing in; in a cookie for the same reason. Parts of pages do not count. */
    @Bean
    RequestCache wantedPage(@Value("${wayline.base-url}") String baseUrl) {
        var wanted = new CookieRequestCache();
        wanted.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && !LiveVisit.is(request)
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"));
        wanted.setCookieCustomizer(cookie -> {
            cookie.setSecure(Cookies.secure(baseUrl));
            cookie.setAttribute("SameSite", "Lax");
        });
        return wanted;
    }
}
