package io.wayline.journey.engine.guard;

import java.util.function.Function;

import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

import io.wayline.shared.Numbers;

/** Writes a number as the one kind that it is ({@link Numbers}), whatever kind was handed in. */
final class OneKindOfNumber implements TypedValueSerializer<TypedValue> {

    private final Number canonical;
    private final TypedValueSerializer<TypedValue> kind;

    private OneKindOfNumber(Number canonical, TypedValueSerializer<TypedValue> kind) {
        this.canonical = canonical;
        this.kind = kind;
    }

    /** @param kinds the engine's own way to write a value */
    @SuppressWarnings("unchecked")
    static TypedValueSerializer<?> of(Number number, Function<Number, TypedValueSerializer<?>> kinds) {
        var canonical = Numbers.canonical(number);
        var kind = kinds.apply(canonical);
        return canonical.equals(number)
                ? kind
                : new OneKindOfNumber(canonical, (TypedValueSerializer<TypedValue>) kind);
    }

    @Override
    public TypedValue convertToTypedValue(UntypedValueImpl given) {
        return kind.convertToTypedValue((UntypedValueImpl) Variables.untypedValue(canonical));
    }

    @Override
    public String getName() {
        return kind.getName();
    }

    @Override
    public ValueType getType() {
        return kind.getType();
    }

    @Override
    public void writeValue(TypedValue value, ValueFields fields) {
        kind.writeValue(value, fields);
    }

    @Override
    public TypedValue readValue(ValueFields fields, boolean deserialise, boolean isTransient) {
        return kind.readValue(fields, deserialise, isTransient);
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return kind.canHandle(value);
    }

    @Override
    public @Nullable String getSerializationDataformat() {
        return kind.getSerializationDataformat();
    }

    @Override
    public boolean isMutableValue(TypedValue value) {
        return kind.isMutableValue(value);
    }
}
