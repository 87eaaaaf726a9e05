import type { Choice, Fact } from '../vocabulary';
import { type Comparison, type Group, type Literal, type Row, isComplete, isGroup, isWritable, needsValue, readCondition, writeCondition } from './conditions';
import type { Form } from './form';
import { h } from './parts';
import type { Shape } from './model';

const FOR: Record<string, Comparison[]> = {
  flag: ['yes', 'no', 'empty', 'full'],
  text: ['==', '!=', 'empty', 'full'],
  number: ['==', '!=', '<', '<=', '>', '>=', 'empty', 'full'],
  instant: ['empty', 'full'],
};

const SAID: Record<Comparison, string> = {
  '==': 'is', '!=': 'is-not', '<': 'less', '<=': 'at-most', '>': 'more', '>=': 'at-least',
  yes: 'yes', no: 'no', empty: 'empty', full: 'full',
};

/** An arrow: out of a gateway, under which condition it is taken. */
export function flowForm(form: Form): HTMLElement[] {
  const { bo, words, parts, model, element } = form;
  const source = bo.get('sourceRef');
  const text: string = bo.get('conditionExpression')?.get('body')?.trim() ?? '';
  const decides = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(source?.$type);
  if (!decides && !text) {
    return [];
  }
  const isDefault = decides && source.get('default') === bo;
  const gateway = decides ? model.element(source.id) : undefined;
  const otherwise = gateway
    ? parts.check({ at: 'default', label: words('default'), help: words('default.help') }, isDefault, (isChosen) =>
        model.together(() => {
          if (isChosen) {
            model.set(element, { conditionExpression: undefined });
          }
          model.set(gateway, { default: isChosen ? bo : undefined });
        }),
      )
    : null;
  return [parts.section(words('condition'), otherwise, ...(isDefault ? [] : rows(form, text)))];
}

/** A gateway: its ways, each as its condition says it. */
export function gatewayForm(form: Form): HTMLElement[] {
  const { bo, words, parts, model } = form;
  const outgoing: { id: string; get(name: string): any }[] = bo.get('outgoing') ?? [];
  if (outgoing.length < 2) {
    return [];
  }
  const facts = form.facts();
  return [
    parts.section(
      words('ways'),
      h('ul', { class: 'wl-ways' }, ...outgoing.map((flow) => {
        const text: string = flow.get('conditionExpression')?.get('body')?.trim() ?? '';
        const group = readCondition(text);
        const said = bo.get('default') === flow ? words('default') : group ? say(group, facts, words) : text;
        const shape = model.element(flow.id);
        return h('li', {},
          h('button', { type: 'button', class: 'btn btn-sm', 'data-at': `way-${flow.id}`, click: () => shape && form.choose(shape as Shape) },
            flow.get('name') || flow.get('targetRef')?.get('name') || words('way')),
          h('p', { class: 'wl-meta' }, said));
      })),
    ),
  ];
}

/** Rows as one sentence. */
export function say(group: Group, facts: Fact[], words: (key: string, ...values: string[]) => string): string {
  return group.parts
    .map((part) => {
      if (isGroup(part)) {
        return `(${say(part, facts, words)})`;
      }
      const fact = facts.find((each) => each.name === part.fact);
      const value = part.value === undefined ? '' : ` ${shown(part.value, fact, words)}`;
      return `${fact?.label ?? part.fact} ${words(`compare.${SAID[part.comparison]}`)}${value}`;
    })
    .join(` ${words(`join.${group.join}`)} `);
}

/** Takes a change of what is there when it comes. */
type Taking<T> = (change: (now: T) => T) => void;

function rows(form: Form, text: string): HTMLElement[] {
  const { words, parts, model, element } = form;
  const key = `${element.id} condition`;
  const read = text ? readCondition(text) : { join: 'and' as const, parts: [] };
  const group = form.unfinished.of<Group>(key, text) ?? read;
  const write = (expression: string): void =>
    model.set(element, {
      conditionExpression: expression ? model.expression(form.bo, expression) : undefined,
    });
  if (group === null) {
    const field = parts.text({ at: 'expression', label: words('condition.text') }, text, (next) => write(next.trim()), { rows: 3 });
    field.append(parts.hint(words('expert.hint')));
    return [field];
  }
  // of what is said now: two fields may be changed before the form is drawn anew
  const take: Taking<Group> = (change) => {
    const said: string = form.bo.get('conditionExpression')?.get('body')?.trim() ?? '';
    const next = change(form.unfinished.of<Group>(key, said) ?? readCondition(said) ?? { join: 'and', parts: [] });
    const written = writeCondition(next);
    form.unfinished.keep(key, written, next);
    if (written !== said) {
      write(written);
    }
  };
  const facts = form.facts();
  return [
    ...groupFields(form, group, facts, '', take),
    h('details', {}, h('summary', {}, words('experts')),
      parts.text({ at: 'expression', label: words('condition.text') }, text, (next) => write(next.trim()), { rows: 2 })),
  ];
}

function groupFields(form: Form, group: Group, facts: Fact[], path: string, take: Taking<Group>): HTMLElement[] {
  const { words, parts } = form;
  const changed = (at: number, change: (part: Row | Group) => Row | Group | null): void =>
    take((now) => ({ ...now, parts: now.parts.flatMap((each, index) => (index === at ? (change(each) ?? []) : each)) }));
  const lines = group.parts.map((part, at) => {
    const place = `${path}${at}`;
    if (!isGroup(part)) {
      return rowField(form, part, facts, place, (change) => changed(at, (now) => (isGroup(now) ? now : change(now))));
    }
    const inside: Taking<Group> = (change) =>
      changed(at, (now) => {
        const next = isGroup(now) ? change(now) : now;
        return isGroup(next) && !next.parts.length ? null : next;
      });
    return h('fieldset', { class: 'wl-group' }, ...groupFields(form, part, facts, `${place}.`, inside));
  });
  const join =
    group.parts.length > 1
      ? [parts.sentence(parts.select({ at: `join-${path}`, label: words('join'), bare: true }, group.join,
          [{ value: 'and', label: words('join.all') }, { value: 'or', label: words('join.any') }],
          (value) => take((now) => ({ join: value as Group['join'], parts: now.parts }))))]
      : [];
  const empty: Row = { fact: '', comparison: '==' };
  const add = [
    parts.button(`add-${path}`, words('row.add'), 'ti-plus', () => take((now) => ({ ...now, parts: [...now.parts, empty] }))),
    ...(path || !group.parts.length
      ? []
      : [parts.button('add-group', words('group.add'), 'ti-list-tree', () =>
          take((now) => ({ ...now, parts: [...now.parts, { join: now.join === 'and' ? 'or' : 'and', parts: [empty, empty] }] })))]),
  ];
  return [...join, ...lines, h('div', { class: 'wl-adding' }, ...add)];
}

type RowTaking = (change: (row: Row) => Row | null) => void;

function rowField(form: Form, row: Row, facts: Fact[], place: string, take: RowTaking): HTMLElement {
  const { words, parts } = form;
  const fact = facts.find((each) => each.name === row.fact);
  const fits = FOR[fact?.type ?? 'text']!;
  const comparisons = fits.includes(row.comparison) ? fits : [row.comparison, ...fits];
  const line = parts.sentence(
    parts.select({ at: `fact-${place}`, label: words('row.fact'), bare: true }, row.fact, facts.map(({ name, label }) => ({ value: name, label })), (name) => {
      const known = FOR[facts.find((each) => each.name === name)?.type ?? 'text']!;
      take((now) => ({ fact: name, comparison: known.includes(now.comparison) ? now.comparison : known[0]! }));
    }),
    parts.select({ at: `comparison-${place}`, label: words('row.comparison'), bare: true }, row.comparison,
      comparisons.map((value) => ({ value, label: words(`compare.${SAID[value]}`) })), (value) => {
        const comparison = value as Comparison;
        take((now) => ({ fact: now.fact, comparison, ...(needsValue(comparison) && now.value !== undefined ? { value: now.value } : {}) }));
      }),
    needsValue(row.comparison) ? valueOf(form, row, fact, place, take) : null,
    parts.button(`drop-${place}`, words('row.drop'), 'ti-x', () => take(() => null), true),
    isComplete(row) ? null : h('span', { class: 'wl-wrong' }, words('row.unfinished')),
  );
  line.classList.add('wl-row');
  return line;
}

function valueOf(form: Form, row: Row, fact: Fact | undefined, place: string, take: RowTaking): HTMLElement {
  const { words, parts } = form;
  const asked = { at: `value-${place}`, label: words('row.value'), bare: true };
  const said = (value: Literal): void => take((now) => ({ fact: now.fact, comparison: now.comparison, value }));
  const isFlag = fact?.type === 'flag' || typeof row.value === 'boolean';
  if (isFlag || row.value === null) {
    const choices = [{ value: 'true', label: words('yes') }, { value: 'false', label: words('no') }, ...(row.value === null ? [{ value: 'null', label: words('nothing') }] : [])];
    return parts.select(asked, String(row.value), choices, (value) => said(value === 'null' ? null : value === 'true'));
  }
  if (fact?.values.length && typeof row.value !== 'number' && typeof row.value !== 'boolean') {
    return parts.select(asked, row.value ?? '', fact.values, (value) => said(value));
  }
  const isNumber = fact?.type === 'number' || typeof row.value === 'number';
  return parts.text(asked, row.value === undefined ? '' : String(row.value), (text) => {
    if (isNumber) {
      return /^-?[0-9]{1,15}(\.[0-9]{1,10})?$/.test(text.trim()) ? said(Number(text)) : words('number.fault');
    }
    return isWritable(text) ? said(text) : words('row.value.fault');
  }, { numeric: isNumber });
}

function shown(value: Literal, fact: Fact | undefined, words: (key: string) => string): string {
  if (typeof value === 'boolean') {
    return words(value ? 'yes' : 'no');
  }
  return value === null ? words('nothing') : (fact?.values.find((each: Choice) => each.value === value)?.label ?? `${value}`);
}
