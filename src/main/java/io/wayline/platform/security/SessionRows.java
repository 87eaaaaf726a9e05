package io.wayline.platform.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** How sessions are kept in the database and named in the browser. */
@Configuration(proxyBeanMethods = false)
class SessionRows {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRows.class);

    @Bean
    CookieSerializer sessionCookie(@Value("${wayline.base-url}") String baseUrl) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(Cookies.name("wayline", baseUrl));
        cookie.setUseSecureCookie(Cookies.secure(baseUrl));
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** A session that an older version of us wrote and we cannot read is an ended session, not an error page. */
    @Bean
    GenericConversionService springSessionConversionService() {
        var loader = SessionRows.class.getClassLoader();
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, bytes -> read(bytes, loader));
        return conversions;
    }

    private static @Nullable Object read(byte[] bytes, ClassLoader loader) {
        try (var stream = new ConfigurableObjectInputStream(new ByteArrayInputStream(bytes), loader)) {
            return stream.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException unreadable) {
            LOG.info(
                    "A session of an older version ends: {}",
                    unreadable.getClass().getSimpleName());
            return null;
        }
    }
}
