package io.wayline.platform.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names the setting that moves us to another port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PortInUseException taken) {
        return new FailureAnalysis(
                "Port %d is taken: another program, or another Wayline, listens there.".formatted(taken.getPort()),
                """
                        Stop that program, or give Wayline another port with the setting server.port:
                            mvn spring-boot:run -Dspring-boot.run.arguments=--server.port=8090
                            java -jar wayline.jar --server.port=8090""",
                taken);
    }
}
