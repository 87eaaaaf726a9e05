import { Errors, Label, Select } from '@bpmn-io/form-js-viewer';
import { type ComponentType, h } from 'preact';

interface Props {
  domId: string;
  disabled?: boolean;
  readonly?: boolean;
  errors?: string[];
  field: {
    label?: string;
    description?: string;
    validate?: { required?: boolean };
    values?: { label?: string; value: string }[];
  };
  value?: string | null;
  onChange(change: { value: string | null }): void;
}

/**
 * The browser's own list in the place of form-js's: that one tells a screen reader neither that it is a list nor what can
 * be chosen, keeps Ctrl+Enter to itself, and is small on a phone.
 */
function list(choose: string): unknown {
  // form-js says of its parts' properties less than they take
  const part = (of: unknown, properties: object) => h(of as ComponentType, properties);
  const NativeSelect = ({ domId, disabled, readonly, errors = [], field, value, onChange }: Props) =>
    h('div', { class: `fjs-form-field fjs-form-field-select${errors.length ? ' fjs-has-errors' : ''}` }, [
      part(Label, { htmlFor: domId, label: field.label, required: field.validate?.required }),
      h(
        'select',
        {
          id: domId,
          class: 'form-select',
          disabled: disabled || readonly,
          value: value ?? '',
          'aria-invalid': errors.length > 0,
          'aria-required': field.validate?.required ?? false,
          'aria-describedby': `${domId}-description ${domId}-error-message`,
          onChange: (event: Event) => onChange({ value: (event.target as HTMLSelectElement).value || null }),
        },
        [
          h('option', { value: '' }, choose),
          ...(field.values ?? []).map((each) => h('option', { value: each.value }, each.label ?? each.value)),
        ],
      ),
      field.description ? h('div', { id: `${domId}-description`, class: 'fjs-form-field-description' }, field.description) : null,
      part(Errors, { id: `${domId}-error-message`, errors }),
    ]);
  NativeSelect.config = Select.config;
  return NativeSelect;
}

/** A module for form-js; choose is what stands in a list while nothing is chosen. */
export function nativeLists(choose: string): object {
  class Lists {
    static $inject = ['formFields'];

    constructor(fields: { register(type: string, component: unknown): void }) {
      fields.register('select', list(choose));
    }
  }
  return { __init__: ['lists'], lists: ['type', Lists] };
}
