import type { Choice } from '../vocabulary';
import type { Form } from './form';
import { type Said, type Share, readFields, readShares, writeFields, writeShares } from './lists';
import { type Asked, type Taking, h } from './parts';

/** The variants of an experiment, a row each. */
export function sharesField(form: Form, asked: Asked, value: string, take: Taking): HTMLElement | null {
  const { parts, words } = form;
  const read = readShares(value);
  return rowsField(form, asked, value, read, writeShares, take, { variant: '', share: '' }, 'shares.add', (share: Share, at, changed) => [
    parts.text({ at: `${asked.at}-variant-${at}`, label: words('shares.variant'), bare: true }, share.variant, (variant) =>
      /^[a-z][a-z0-9-]{0,29}$/.test(variant.trim()) ? changed({ variant: variant.trim() }) : words('shares.fault')),
    parts.text({ at: `${asked.at}-share-${at}`, label: words('shares.share'), bare: true }, share.share, (many) =>
      /^([0-9]|[1-9][0-9]|100)$/.test(many.trim()) ? changed({ share: many.trim() }) : words('number.fault'), { numeric: true }),
  ], words('shares.sum', String((read ?? []).reduce((sum, { share }) => sum + Number(share), 0))));
}

/** What an event that is raised says, a row for each of its fields. */
export function fieldsField(form: Form, asked: Asked, value: string, take: Taking): HTMLElement | null {
  const { parts, words, vocabulary, model } = form;
  const event = vocabulary.events.find((each) => each.type === model.input(form.bo, 'type'));
  const read = readFields(value);
  const missing = (event?.required ?? []).filter(({ value: field }) => !read?.some((each) => each.field === field));
  const need = missing.length ? words('fields.need', missing.map(({ label }) => label).join(words('comma'))) : '';
  const fields = (event?.fields ?? []).map(({ name, label }) => ({ value: name, label }));
  const known = (event?.required ?? []).filter((field) => !fields.some((each) => each.value === field.value));
  const facts: Choice[] = form.facts().map(({ name, label }) => ({ value: name, label }));
  return rowsField(form, asked, value, read, writeFields, take, { field: '', fact: '', words: '' }, 'fields.add', (said: Said, at, changed) => {
    const which = { at: `${asked.at}-field-${at}`, label: words('fields.field'), bare: true };
    return [
      event
        ? parts.select(which, said.field, [...fields, ...known], (field) => changed({ field }))
        : parts.text(which, said.field, (field) => (/^[a-z]\w{0,63}$/.test(field) ? changed({ field }) : words('variable.fault'))),
      parts.select({ at: `${asked.at}-fact-${at}`, label: words('fields.value'), bare: true }, said.fact,
        [{ value: '', label: words('fields.words') }, { label: words('facts'), choices: facts }], (fact) => changed({ fact, words: '' })),
      ...(said.fact
        ? []
        : [parts.text({ at: `${asked.at}-words-${at}`, label: words('fields.words'), bare: true }, said.words, (text) =>
            /^[^'\p{Cc}]{0,500}$/u.test(text) ? changed({ words: text }) : words('fields.fault'))]),
    ];
  }, need);
}

function rowsField<T>(
  form: Form, asked: Asked, text: string, read: T[] | null, write: (rows: T[]) => string, take: Taking, empty: T, add: string,
  controls: (row: T, at: number, changed: (part: Partial<T>) => void) => HTMLElement[], note: string,
): HTMLElement | null {
  const { parts, words } = form;
  if (read === null) {
    return null;
  }
  const key = `${form.element.id} ${asked.at}`;
  const rows = form.unfinished.of<T[]>(key, text) ?? read;
  // several fields may be changed before the form is drawn anew
  let now = rows;
  let said = text;
  const changed = (next: T[]): void => {
    now = next;
    const written = write(next);
    form.unfinished.keep(key, written, next);
    if (written !== said) {
      said = written;
      take(written);
    }
  };
  return h(
    'fieldset',
    { class: 'wl-field' },
    h('legend', { class: 'form-label' }, asked.label + (asked.required ? ' *' : '')),
    ...rows.map((row, at) => {
      const line = parts.sentence(
        ...controls(row, at, (part) => changed(now.map((each, index) => (index === at ? { ...each, ...part } : each)))),
        parts.button(`${asked.at}-drop-${at}`, words('row.drop'), 'ti-x', () => changed(now.filter((_, index) => index !== at)), true),
      );
      line.classList.add('wl-row');
      return line;
    }),
    note ? parts.hint(note) : null,
    asked.help ? parts.hint(asked.help) : null,
    h('div', { class: 'wl-adding' }, parts.button(`${asked.at}-add`, words(add), 'ti-plus', () => changed([...now, empty]))),
  );
}
