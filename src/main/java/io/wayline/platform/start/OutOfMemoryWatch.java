package io.wayline.platform.start;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

import io.wayline.background.OutOfMemory;

/**
 * Sees that memory has run out wherever it happens: threads die of it, and what frameworks catch themselves, such as the
 * server's and the engine's threads, they at least log.
 */
@Component
class OutOfMemoryWatch implements InitializingBean {

    private static final String NAME = "out-of-memory";

    @Override
    public void afterPropertiesSet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            if (root.getAppender(NAME) == null) {
                OutOfMemory.watchThreads();
                var watch = new Watch();
                watch.setContext(context);
                watch.setName(NAME);
                watch.start();
                root.addAppender(watch);
            }
        }
    }

    private static final class Watch extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() instanceof ThrowableProxy logged) {
                OutOfMemory.endIfOut(logged.getThrowable());
            }
        }
    }
}
