package io.wayline.journey.engine.sandbox;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** Makes no object of any class that a diagram names. */
class NoClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("A diagram names steps, never classes such as " + type.getName());
    }
}
