import { Errors, Label, Numberfield } from '@bpmn-io/form-js-viewer';
import { type ComponentType, h } from 'preact';

interface Props {
  domId: string;
  disabled?: boolean;
  readonly?: boolean;
  errors?: string[];
  field: { label?: string; description?: string; validate?: { required?: boolean } };
  value?: string | number | null;
  onChange(change: { value: string | null }): void;
}

/**
 * A plain field in the place of form-js's: that one writes NaN over what it cannot read, and forgets it. Here what was typed
 * stays as it is, and the server judges it.
 */
const PlainNumber = ({ domId, disabled, readonly, errors = [], field, value, onChange }: Props) => {
  // form-js says of its parts' properties less than they take
  const part = (of: unknown, properties: object) => h(of as ComponentType, properties);
  return h('div', { class: `fjs-form-field fjs-form-field-number${errors.length ? ' fjs-has-errors' : ''}` }, [
    part(Label, { htmlFor: domId, label: field.label, required: field.validate?.required }),
    h('input', {
      id: domId,
      class: 'form-control',
      inputMode: 'decimal',
      autocomplete: 'off',
      disabled: disabled || readonly,
      value: value ?? '',
      'aria-invalid': errors.length > 0,
      'aria-required': field.validate?.required ?? false,
      'aria-describedby': `${domId}-description ${domId}-error-message`,
      onInput: (event: Event) => onChange({ value: (event.target as HTMLInputElement).value || null }),
    }),
    field.description ? h('div', { id: `${domId}-description`, class: 'fjs-form-field-description' }, field.description) : null,
    part(Errors, { id: `${domId}-error-message`, errors }),
  ]);
};
PlainNumber.config = { ...Numberfield.config, sanitizeValue: ({ value }: { value: unknown }) => value ?? null };

class Numbers {
  static $inject = ['formFields'];

  constructor(fields: { register(type: string, component: unknown): void }) {
    fields.register('number', PlainNumber);
  }
}

/** A module for form-js. */
export const plainNumbers: object = { __init__: ['numbers'], numbers: ['type', Numbers] };
