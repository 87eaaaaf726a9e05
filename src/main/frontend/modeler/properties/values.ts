import type { Choice, Fact } from '../vocabulary';
import type { Form } from './form';
import type { Asked, Taking } from './parts';
import { fieldsField, sharesField } from './rows';
import { type Grammar, type Span, type Unit, readSpan, unitsOf, writeSpan } from './spans';

const FACT = /^\$\{[a-z][A-Za-z0-9_]{0,63}\}$/;
/** What is written out, unless it is a fact. */
const FREE = ['number', 'priority', 'text', 'word', 'raised'];
const GRAMMARS: Record<string, Grammar> = { span: 'span', work: 'work', wait: 'wait' };

/** A value that may be written out, or be a fact. Which field asks for it is said by the server's InputKinds. */
export function valueField(form: Form, asked: Asked, kind: string, choices: Choice[], value: string, take: Taking): HTMLElement {
  const { parts, vocabulary } = form;
  const lists = (all: Choice[], fits?: (fact: Fact) => boolean): HTMLElement =>
    parts.select(asked, value, [...(asked.required ? [] : [form.none()]), ...all, form.factChoices(fits)], take);
  const suggest = (all: Choice[]): HTMLElement =>
    parts.text(asked, value, take, { list: [...all, ...form.factChoices().choices] });
  if (FACT.test(value) && FREE.includes(kind)) {
    return parts.select(asked, value, [form.none(form.words('fixed')), form.factChoices()], take);
  }
  switch (kind) {
    case 'choice':
    case 'pick':
      return lists(choices);
    case 'queue':
      return lists(vocabulary.queues);
    case 'form':
      return lists(vocabulary.forms.map(({ key, name }) => ({ value: key, label: name })));
    case 'campaign':
      return lists(
        vocabulary.journeys
          .filter((journey) => journey.startedBy.includes('campaign.invited'))
          .map(({ key, name }) => ({ value: key, label: name })),
      );
    case 'task':
      return lists(otherTasks(form));
    case 'reference':
      return lists([], (fact) => fact.type === 'text');
    case 'moment':
      return lists([], (fact) => fact.type === 'instant');
    case 'raised':
      return suggest(vocabulary.events.filter((event) => !event.own).map(({ type, label }) => ({ value: type, label })));
    case 'number':
      return parts.text(
        asked,
        value,
        (text) => (text === '' || /^[0-9]+(\.[0-9]+)?$/.test(text) || text.includes('${') ? take(text) : form.words('number.fault')),
        { list: form.factChoices((fact) => fact.type === 'number').choices, numeric: true },
      );
    case 'shares':
      return sharesField(form, asked, value, take) ?? expert(form, asked, value, take);
    case 'fields':
      return fieldsField(form, asked, value, take) ?? expert(form, asked, value, take);
    case 'priority':
      return parts.text(
        asked,
        value,
        (text) => (/^([0-9]|[1-9][0-9]|100)?$/.test(text.trim()) || FACT.test(text.trim()) ? take(text.trim()) : form.words('priority.fault')),
        { list: form.factChoices((fact) => fact.type === 'number').choices, numeric: true },
      );
    default:
      return GRAMMARS[kind] ? spanField(form, asked, GRAMMARS[kind], value, take) : suggest(choices);
  }
}

/** A stretch of time, or a fact that holds one; what is neither is text for experts. */
export function spanField(
  form: Form, asked: Asked, grammar: Grammar, value: string, take: Taking, fits = (fact: Fact): boolean => fact.type === 'text',
): HTMLElement {
  const { parts, words } = form;
  const span = readSpan(value, grammar);
  // both fields may be changed before the form is drawn anew
  let now = span;
  const say = (next: Span): string | void => take(writeSpan((now = next), grammar));
  if (span === null && value !== '' && !FACT.test(value)) {
    return expert(form, asked, value, take);
  }
  const label = document.createElement('p');
  label.className = 'form-label';
  label.textContent = asked.label + (asked.required ? ' *' : '');
  const units = unitsOf(grammar).map((unit) => ({ value: unit, label: words(`unit.${unit}`) }));
  const unit = parts.select(
    { at: `${asked.at}.unit`, label: words('unit.of', asked.label), bare: true },
    span?.unit ?? value,
    [...(asked.required && value ? [] : [form.none(words('span.none'))]), ...units, form.factChoices(fits)],
    (chosen) => {
      const isUnit = units.some((each) => each.value === chosen);
      return isUnit ? say({ count: now?.count ?? 1, unit: chosen as Unit }) : take(chosen);
    },
  );
  const sentence = parts.sentence(span && countField(form, asked, span, (count) => say({ unit: span.unit, ...now, count })), unit);
  const field = document.createElement('div');
  field.className = 'wl-field';
  field.append(...(asked.bare ? [] : [label]), sentence, ...(asked.help ? [parts.hint(asked.help)] : []));
  return field;
}

/** How many of a unit. */
export function countField(form: Form, asked: Asked, span: Span, take: (count: number) => string | void): HTMLElement {
  return form.parts.text(
    { at: `${asked.at}.count`, label: form.words('count.of', asked.label), bare: true },
    String(span.count),
    (text) => {
      if (!/^[1-9][0-9]{0,3}$/.test(text.trim())) {
        return form.words('count.fault');
      }
      return take(Number(text.trim()));
    },
    { numeric: true },
  );
}

/** What is no sentence of ours, as it is written. */
export function expert(form: Form, asked: Asked, value: string, take: Taking): HTMLElement {
  const field = form.parts.text(asked, value, take);
  field.querySelector('input')!.classList.add('wl-expert');
  field.append(form.parts.hint(form.words('expert.hint')));
  return field;
}

/** The other tasks of the drawing that people do. */
export function otherTasks(form: Form): Choice[] {
  return form.model
    .elements((shape) => shape.type === 'bpmn:UserTask' && shape.id !== form.element.id)
    .map((shape) => ({ value: shape.id, label: shape.businessObject.get('name') || shape.id }));
}
