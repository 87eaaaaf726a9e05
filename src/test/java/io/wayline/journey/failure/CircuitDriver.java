package io.wayline.journey.failure;

import org.springframework.boot.test.context.TestComponent;

/** Looks at the steps when a test says so, as a worker does every two seconds. */
@TestComponent
public class CircuitDriver {

    private final StepCircuitBreaker circuit;

    CircuitDriver(StepCircuitBreaker circuit) {
        this.circuit = circuit;
    }

    public void look() {
        circuit.look();
    }
}
