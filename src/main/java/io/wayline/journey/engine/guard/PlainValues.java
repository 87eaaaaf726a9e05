package io.wayline.journey.engine.guard;

import java.util.Set;

import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializerFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * The engine's ways to write a value, save those for objects, bytes, and files: they are refused by name. A number is
 * made one of its kind here, where every variable comes by, whether a form, an event, a decision, a step, or a diagram
 * gives it.
 */
class PlainValues extends DefaultVariableSerializers {

    private static final long serialVersionUID = 1;

    private static final Set<String> PLAIN =
            Set.of("null", "string", "boolean", "short", "integer", "long", "double", "date");

    PlainValues(DefaultVariableSerializers known) {
        super(known);
    }

    @Override
    public TypedValueSerializer<?> findSerializerForValue(
            TypedValue value, @Nullable VariableSerializerFactory fallback) {
        if (value.isTransient()) {
            return super.findSerializerForValue(value, fallback);
        }
        if (value.getType() == null && value.getValue() instanceof Number number && VariableRule.isPlain(number)) {
            return OneKindOfNumber.of(
                    number, canonical -> super.findSerializerForValue(Variables.untypedValue(canonical), fallback));
        }
        var plain = value.getType() == null
                ? VariableRule.isPlain(value.getValue())
                : PLAIN.contains(value.getType().getName());
        return plain ? super.findSerializerForValue(value, fallback) : new Refusing();
    }

    /** Knows the variable's name, which whoever looks for a serializer does not. */
    private static final class Refusing extends AbstractTypedValueSerializer<TypedValue> {

        Refusing() {
            super(ValueType.OBJECT);
        }

        @Override
        public String getName() {
            return "refused";
        }

        @Override
        protected boolean canWriteValue(TypedValue value) {
            return true;
        }

        @Override
        public TypedValue convertToTypedValue(UntypedValueImpl value) {
            return value;
        }

        @Override
        public void writeValue(TypedValue value, ValueFields fields) {
            var fault = VariableRule.object(value instanceof UntypedValueImpl ? value.getValue() : null);
            throw new InvalidValue(fields.getName(), fault.problem(), fault.fix());
        }

        @Override
        public TypedValue readValue(ValueFields fields, boolean deserialise, boolean isTransient) {
            throw new IllegalStateException("Nothing of this kind is ever kept");
        }
    }
}
