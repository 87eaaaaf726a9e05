package io.wayline.journey.engine.sandbox;

import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** How many elements one command of the engine has entered; lives and ends with the command. */
final class WorkDone implements Session {

    private int elements;

    int oneMore() {
        return ++elements;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** A new count for each command. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return WorkDone.class;
        }

        @Override
        public Session openSession() {
            return new WorkDone();
        }
    }
}
