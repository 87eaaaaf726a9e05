package io.wayline.journey;

import org.springframework.boot.test.context.TestComponent;

/** Looks at the steps when a test says so, as a worker does every two seconds. */
@TestComponent
public class CircuitDriver {

    private final Circuit circuit;

    CircuitDriver(Circuit circuit) {
        this.circuit = circuit;
    }

    public void look() {
        circuit.look();
    }
}
