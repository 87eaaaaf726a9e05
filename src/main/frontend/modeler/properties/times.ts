import type { Moddle } from './model';
import type { Form } from './form';
import type { Asked, Choices } from './parts';
import { h } from './parts';
import { type Unit, readSpan, unitsOf, writeSpan } from './spans';
import { type Every, type Sort, type Timer, WEEKDAYS, areDays, offsetOf, readTimer, writeTimer } from './timers';
import { countField, expert, spanField } from './values';

const SORTS: Sort[] = ['timeDuration', 'timeDate', 'timeCycle'];
/** Nothing is known, and nothing has begun, before a start. */
const NOT_AT_START = ['after', 'fact'];
const TIME = /^([01]?[0-9]|2[0-3]):([0-5][0-9])$/;
const DAILY: Every = {
  kind: 'every', on: 'day', minute: 0, hour: 9, weekdays: ['MON'], nth: '1', days: '1', months: [], zone: '', marks: ['*', '?'],
};

/** What a timer says now. */
export function timerOf(definition: Moddle): Timer | null {
  const sort = SORTS.find((each) => definition.get(each) !== undefined);
  return sort ? readTimer(sort, (definition.get(sort).get('body') ?? '').trim()) : null;
}

/** When something goes on, begins, or is called off, as a sentence. */
export function timerForm(form: Form, definition: Moddle, isStart: boolean): HTMLElement[] {
  const { parts, words } = form;
  const now = timerOf(definition);
  const seen = now ? JSON.stringify(writeTimer(now)) : '';
  const key = `${form.element.id} timer`;
  const timer = form.unfinished.of<Timer>(key, seen) ?? now;
  const take = (next: Timer): void => {
    const written = writeTimer(next);
    form.model.setOf(form.element, definition, {
      timeDuration: undefined,
      timeDate: undefined,
      timeCycle: undefined,
      [written.sort]: form.model.expression(definition, written.text),
    });
  };
  const begin = (next: Timer): void => form.unfinished.keep(key, seen, next);
  const kinds = ['after', 'every', 'repeat', 'date', 'fact', 'text']
    .filter((kind) => !isStart || !NOT_AT_START.includes(kind) || kind === timer?.kind)
    .map((value) => ({ value, label: words(`timer.${value}`) }));
  const which = parts.select({ at: 'timer', label: words('timer'), required: true }, timer?.kind ?? '', kinds, (kind) => {
    const made = fresh(form, kind, now);
    if (made.kind === 'date' || made.kind === 'fact') {
      begin(made);
    } else {
      take(made);
    }
  });
  return [which, ...(timer ? [sentence(form, timer, take)] : []), ...(isStart ? [missed(form)] : [])];
}

/** A day and a time of the company's clock, or of the one that the diagram names. */
export function momentField(form: Form, asked: Asked, moment: { local: string; offset: string }, take: (moment: Timer & { kind: 'date' }) => void): HTMLElement {
  const field = form.parts.text(asked, moment.local, (local) => {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) {
      return form.words('date.fault');
    }
    return take({ kind: 'date', local, offset: moment.offset || offsetOf(form.vocabulary.zone, local) });
  });
  field.querySelector('input')!.type = 'datetime-local';
  if (moment.offset) {
    field.append(form.parts.hint(form.words('date.offset', moment.offset)));
  }
  return field;
}

function sentence(form: Form, timer: Timer, take: (timer: Timer) => void): HTMLElement {
  const { parts, words } = form;
  switch (timer.kind) {
    case 'after': {
      const text = writeSpan(timer, 'wait');
      const field = spanField(form, { at: 'after', label: words('timer.after'), required: true, bare: true }, 'wait', text, (next) => {
        const span = readSpan(next, 'wait');
        take(span ? { kind: 'after', ...span } : readTimer('timeDuration', next));
      });
      const counted = timer.unit.startsWith('working-') ? 'working' : ['minutes', 'hours'].includes(timer.unit) ? 'exact' : 'calendar';
      field.append(parts.hint(words(`after.${counted}`)));
      return field;
    }
    case 'fact':
      return parts.select(
        { at: 'fact', label: words('timer.fact.which'), required: true },
        timer.name && `${timer.sort}|${timer.name}`,
        factLists(form),
        (chosen) => {
          const [sort, name] = chosen.split('|') as [Sort, string];
          take({ kind: 'fact', sort, name });
        },
      );
    case 'date':
      return momentField(form, { at: 'date', label: words('timer.date'), required: true }, timer, take);
    case 'repeat':
      return repeatField(form, timer, take);
    case 'every':
      return everyField(form, timer, take);
    case 'text':
      return expert(form, { at: 'text', label: words('timer.text'), required: true }, timer.text, (text) => take(readTimer(timer.sort, text)));
  }
}

function factLists(form: Form): Choices[] {
  const of = (sort: Sort, type: string): Choices['choices'] =>
    form.facts()
      .filter((fact) => fact.type === type)
      .map((fact) => ({ value: `${sort}|${fact.name}`, label: fact.label }));
  return [
    { label: form.words('timer.fact.moment'), choices: of('timeDate', 'instant') },
    { label: form.words('timer.fact.span'), choices: of('timeDuration', 'text') },
  ];
}

function repeatField(form: Form, timer: Timer & { kind: 'repeat' }, take: (timer: Timer) => void): HTMLElement {
  const { parts, words } = form;
  let now = timer;
  const edit = (part: Partial<typeof timer>): void => take((now = { ...now, ...part }));
  const units = unitsOf('span').map((unit) => ({ value: unit, label: words(`unit.${unit}`) }));
  return parts.sentence(
    words('repeat.every'),
    countField(form, { at: 'repeat', label: words('timer.repeat') }, timer.span, (count) => edit({ span: { ...now.span, count } })),
    parts.select({ at: 'repeat.unit', label: words('unit.of', words('timer.repeat')), bare: true }, timer.span.unit, units, (unit) =>
      edit({ span: { ...now.span, unit: unit as Unit } }),
    ),
    parts.text({ at: 'repeat.times', label: words('repeat.times'), bare: true }, timer.times ? String(timer.times) : '', (text) =>
      /^([1-9][0-9]{0,3})?$/.test(text) ? edit({ times: Number(text) }) : words('count.fault'), { numeric: true },
    ),
    words('repeat.often'),
  );
}

function everyField(form: Form, timer: Every, take: (timer: Timer) => void): HTMLElement {
  const { parts, words, language } = form;
  let now = timer;
  const edit = (part: Partial<Every>): void => take((now = { ...now, ...part }));
  const day = (name: string): string =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(name)));
  const days = WEEKDAYS.map((value) => ({ value, label: day(value) }));
  const on = ['hour', 'day', 'week', 'nth', 'month'].map((value) => ({ value, label: words(`every.${value}`) }));
  const what = parts.sentence(
    parts.select({ at: 'every.on', label: words('timer.every'), bare: true }, timer.on, on, (value) => edit(changed(now, value as Every['on']))),
    ...(timer.on === 'nth'
      ? [
          parts.select({ at: 'every.nth', label: words('every.nth.which'), bare: true }, timer.nth,
            ['1', '2', '3', '4', '5', 'L'].map((value) => ({ value, label: words(`nth.${value}`) })), (nth) => edit({ nth })),
          parts.select({ at: 'every.weekday', label: words('every.weekday'), bare: true }, timer.weekdays[0]!, days, (value) => edit({ weekdays: [value] })),
        ]
      : []),
    ...(timer.on === 'month'
      ? [parts.text({ at: 'every.days', label: words('every.days'), bare: true }, timer.days, (text) => {
          const written = text.replaceAll(/\s/g, '').replaceAll('，', ',');
          return areDays(written) ? edit({ days: written }) : words('every.days.fault');
        })]
      : []),
    ...(timer.on === 'hour' ? [] : [words('every.at'), timeOfDay(form, timer, edit)]),
    words('every.in'),
    parts.select({ at: 'every.zone', label: words('every.zone'), bare: true }, timer.zone,
      [{ value: '', label: words('every.zone.company', form.vocabulary.zone) }, ...form.vocabulary.zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))],
      (zone) => edit({ zone })),
  );
  const lists: HTMLElement[] = [];
  if (timer.on === 'week') {
    lists.push(boxes(form, 'every.week', days, timer.weekdays, (weekdays) => weekdays.length && edit({ weekdays })));
  }
  if (timer.on === 'month') {
    const months = Array.from({ length: 12 }, (_, at) => ({
      value: String(at + 1),
      label: new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, at, 1)),
    }));
    lists.push(
      parts.hint(words('every.months')),
      boxes(form, 'every.month', months, timer.months.map(String), (chosen) => edit({ months: chosen.map(Number) })),
    );
  }
  return h('div', {}, what, ...lists);
}

function timeOfDay(form: Form, timer: Every, edit: (part: Partial<Every>) => void): HTMLElement {
  const two = (number: number): string => String(number).padStart(2, '0');
  return form.parts.text({ at: 'every.time', label: form.words('every.time'), bare: true }, `${two(timer.hour)}:${two(timer.minute)}`, (text) => {
    const found = TIME.exec(text.trim().replace('：', ':'));
    return found ? edit({ hour: Number(found[1]), minute: Number(found[2]) }) : form.words('every.time.fault');
  });
}

function boxes(form: Form, at: string, all: { value: string; label: string }[], chosen: string[], take: (chosen: string[]) => void): HTMLElement {
  let now = chosen;
  return h(
    'div',
    { class: 'wl-boxes', role: 'group' },
    ...all.map(({ value, label }) =>
      form.parts.check({ at: `${at}-${value}`, label }, chosen.includes(value), (isChosen) =>
        take((now = all.map((each) => each.value).filter((each) => (each === value ? isChosen : now.includes(each))))),
      ),
    ),
  );
}

/** The same time of day and zone, at other days. */
function changed(timer: Every, on: Every['on']): Every {
  const marks: [string, string] = on === 'week' || on === 'nth' ? ['?', ''] : on === 'month' ? ['', '?'] : ['*', '?'];
  return { ...timer, on, marks, weekdays: timer.weekdays.length ? timer.weekdays : ['MON'] };
}

function fresh(form: Form, kind: string, now: Timer | null): Timer {
  switch (kind) {
    case 'after':
      return { kind, count: 1, unit: 'days' };
    case 'date':
      return { kind, local: '', offset: '' };
    case 'fact':
      return { kind, sort: 'timeDate', name: '' };
    case 'repeat':
      return { kind, times: 0, span: { count: 1, unit: 'days' } };
    case 'every':
      return { ...DAILY };
    default: {
      const written = now ? writeTimer(now) : { sort: 'timeDuration' as Sort, text: 'P1D' };
      form.unfinished.keep(`${form.element.id} timer`, JSON.stringify(written), { kind: 'text', ...written });
      return { kind: 'text', ...written };
    }
  }
}

/** What becomes of a beginning that nobody was there for. */
function missed(form: Form): HTMLElement {
  const { parts, words } = form;
  const value = form.property('missed');
  const span = value.startsWith('within=') ? value.slice('within='.length) : '';
  const kind = span ? 'within' : value;
  const which = parts.select(
    { at: 'missed', label: words('missed'), help: words('missed.help') },
    kind,
    [{ value: kind === 'runLate' ? 'runLate' : '', label: words('missed.runLate') }, { value: 'within', label: words('missed.within') }, { value: 'skip', label: words('missed.skip') }],
    (chosen) => form.setProperty('missed', chosen === 'within' ? 'within=PT2H' : chosen),
  );
  return span
    ? h('div', {}, which, spanField(form, { at: 'missed.within', label: words('missed.within'), required: true, bare: true }, 'span', span,
        (text) => form.setProperty('missed', text.includes('${') ? value : `within=${text}`), () => false))
    : which;
}
