package io.wayline.journey.engine.sandbox;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.jspecify.annotations.Nullable;

/**
 * Finds no script engine for any language. Leaving the languages off the class path is not enough: the engine brings
 * one of its own for expressions, which knows no restriction.
 */
class NoScripts extends DefaultScriptEngineResolver {

    NoScripts() {
        super(new ScriptEngineManager());
    }

    @Override
    public @Nullable ScriptEngine getScriptEngine(String language, boolean cached) {
        return null;
    }
}
