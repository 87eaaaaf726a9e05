import { describe, expect, it, vi } from 'vitest';

vi.mock('@bpmn-io/form-js-viewer', () => ({
  Errors: 'errors',
  Label: 'label',
  Numberfield: { config: { type: 'number' } },
  Select: { config: { type: 'select' } },
}));

const { plainNumbers } = await import('./number');
const { nativeLists } = await import('./select');

type Vnode = { type: string; props: Record<string, any> };
type Field = ((props: object) => Vnode) & { config: { sanitizeValue(of: { value: unknown }): unknown } };

describe('a number', () => {
  const field = registered(plainNumbers, 'number');

  it('keeps what was typed, even what is no number, and forgets nothing but the empty text', () => {
    const onChange = vi.fn();
    const input = part(field({ domId: 'n', field: {}, onChange }), 'input');

    input.props.onInput({ target: { value: '1.299,00' } });
    input.props.onInput({ target: { value: '' } });
    expect(onChange.mock.calls).toEqual([[{ value: '1.299,00' }], [{ value: null }]]);
    expect(field.config.sanitizeValue({ value: '12x' })).toBe('12x');
    expect(field.config.sanitizeValue({ value: undefined })).toBeNull();
  });

  it('says to a screen reader that it is wrong, and that it is wanted', () => {
    const drawn = field({ domId: 'n', field: { validate: { required: true } }, errors: ['No.'], onChange: vi.fn() });

    expect(part(drawn, 'input').props).toMatchObject({ id: 'n', 'aria-invalid': true, 'aria-required': true, inputMode: 'decimal' });
    expect(drawn.props.class).toContain('fjs-has-errors');
  });
});

describe('a list', () => {
  const field = registered(nativeLists('Choose'), 'select');
  const of = { values: [{ value: 'a', label: 'Apple' }, { value: 'b' }] };

  it("is the browser's own, with a first line while nothing is chosen", () => {
    const select = part(field({ domId: 's', field: of, onChange: vi.fn() }), 'select');

    const options = (select.props.children as Vnode[]).map(({ props }) => [props.value, props.children]);
    expect(options).toEqual([
      ['', 'Choose'],
      ['a', 'Apple'],
      ['b', 'b'],
    ]);
    expect(select.props.value).toBe('');
  });

  it('says what is chosen, and that nothing is', () => {
    const onChange = vi.fn();
    const select = part(field({ domId: 's', field: of, value: 'a', onChange }), 'select');

    select.props.onChange({ target: { value: 'b' } });
    select.props.onChange({ target: { value: '' } });
    expect(onChange.mock.calls).toEqual([[{ value: 'b' }], [{ value: null }]]);
  });
});

function registered(module: object, type: string): Field {
  const [kind] = Object.values(module).filter((each) => Array.isArray(each) && each[0] === 'type');
  const register = vi.fn();
  new kind[1]({ register });
  expect(register.mock.calls[0]?.[0]).toBe(type);
  return register.mock.calls[0]?.[1];
}

function part(drawn: Vnode, type: string): Vnode {
  return (drawn.props.children as Vnode[]).find((child) => child?.type === type)!;
}
