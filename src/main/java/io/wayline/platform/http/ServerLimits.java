package io.wayline.platform.http;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the server itself keeps to: forms that it reads, and what becomes of a connection whose body was refused. */
@Component
class ServerLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final HttpSettings settings;

    ServerLimits(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new LingeringClose());
        server.addConnectorCustomizers(connector -> {
            connector.setMaxPostSize(Math.toIntExact(settings.maxBody().toBytes()));
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                // whoever asks whether to send a body is told the limit before sending it
                http.setContinueResponseTiming("onRead");
            }
        });
    }
}
