import { eventOf, namesIn } from './facts';
import type { Form } from './form';
import type { Moddle } from './model';
import { h } from './parts';
import { timerForm } from './times';
import { reEntryFields } from './process';

/** An event, or a task that waits for one. */
export function eventForm(form: Form): HTMLElement[] {
  const { bo, words, parts, model, element } = form;
  const definitions: Moddle[] = bo.get('eventDefinitions') ?? [];
  const timer = definitions.find((each) => each.$type === 'bpmn:TimerEventDefinition');
  const message = definitions.find((each) => each.$type === 'bpmn:MessageEventDefinition');
  const failure = definitions.find((each) => each.$type === 'bpmn:ErrorEventDefinition');
  const isStart = bo.$type === 'bpmn:StartEvent' && bo.$parent?.$type === 'bpmn:Process';
  const all: HTMLElement[] = [];
  if (timer) {
    all.push(...timerForm(form, timer, isStart));
  }
  if (message || bo.$type === 'bpmn:ReceiveTask') {
    all.push(...messageFields(form, message ?? bo, isStart));
  }
  if (failure) {
    all.push(failureField(form, failure));
  }
  if (bo.$type === 'bpmn:BoundaryEvent' && !failure) {
    all.push(
      parts.select({ at: 'interrupts', label: words('interrupts') }, String(bo.get('cancelActivity') !== false),
        [{ value: 'true', label: words('interrupts.yes') }, { value: 'false', label: words('interrupts.no') }],
        (value) => model.set(element, { cancelActivity: value === 'true' })),
    );
  }
  if (bo.$type === 'bpmn:StartEvent' && bo.$parent?.get('triggeredByEvent') === true && !failure) {
    all.push(
      parts.select({ at: 'interrupts', label: words('interrupts') }, String(bo.get('isInterrupting') !== false),
        [{ value: 'true', label: words('interrupts.around') }, { value: 'false', label: words('interrupts.beside') }],
        (value) => model.set(element, { isInterrupting: value === 'true' })),
    );
  }
  if (isStart && !timer) {
    all.push(...reEntryFields(form, form.model.process()));
  }
  return all;
}

function messageFields(form: Form, holder: Moddle, isStart: boolean): HTMLElement[] {
  const { words, parts, vocabulary, bo } = form;
  const type = eventOf(bo);
  const known = vocabulary.events.find((each) => each.type === type);
  const which = parts.text(
    { at: 'event', label: words('event'), help: known ? known.label : words('event.help'), required: true },
    type,
    (text) => {
      const written = vocabulary.events.find((each) => each.label === text.trim())?.type ?? text.trim();
      return /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(written) ? setEvent(form, holder, written) : words('event.fault');
    },
    { list: vocabulary.events.map(({ type: value, label }) => ({ value, label })) },
  );
  if (!type) {
    return [which];
  }
  const about = form.property('about');
  const facts = form.facts().map((fact) => fact.name);
  const fields = known?.fields ?? [];
  const meant = fields
    .filter((field) => (isStart ? field.name === 'campaign' : facts.includes(field.name) || field.name === about))
    .map(({ name: value, label }) => ({ value, label: words(isStart ? 'about.own' : 'about.same', label) }));
  const whose = parts.select({ at: 'about', label: words('about'), help: words(isStart ? 'about.start.help' : 'about.help') }, about,
    [form.none(words('about.any')), ...meant], (value) => form.setProperty('about', value));
  return [which, ...(meant.length || about ? [whose] : []), takeFields(form, fields.map(({ name: value, label }) => ({ value, label })), known !== undefined)];
}

/** What is kept of an event; of one that nobody has described, by the names of its fields. */
function takeFields(form: Form, fields: { value: string; label: string }[], isKnown: boolean): HTMLElement {
  const { words, parts } = form;
  const taken = namesIn(form.property('take'));
  if (!isKnown) {
    return parts.text({ at: 'take', label: words('take'), help: words('take.unknown') }, taken.join(', '), (text) => {
      const names = namesIn(text.replaceAll('，', ','));
      return names.every((name) => /^[a-z][A-Za-z0-9_]{0,63}$/.test(name)) ? form.setProperty('take', names.join(',')) : words('take.fault');
    });
  }
  const all = [...fields, ...taken.filter((name) => !fields.some((field) => field.value === name)).map((value) => ({ value, label: value }))];
  const boxes = all.map(({ value, label }) =>
    parts.check({ at: `take-${value}`, label }, taken.includes(value), (isTaken) => {
      const left = taken.filter((name) => name !== value);
      form.setProperty('take', (isTaken ? [...left, value] : left).join(','));
    }),
  );
  return parts.section(words('take'), h('div', { class: 'wl-boxes' }, ...boxes), parts.hint(words('take.help')));
}

/** One message for each type of event in a file; one that nothing waits for any more goes. */
function setEvent(form: Form, holder: Moddle, type: string): void {
  const { model, element } = form;
  const definitions = model.definitions();
  const roots: Moddle[] = definitions.get('rootElements');
  const before: Moddle | undefined = holder.get('messageRef');
  const found = roots.find((each) => each.$type === 'bpmn:Message' && each.get('name') === type);
  const isOrphan = before !== undefined && before !== found && users(model.process(), before) < 2;
  model.together(() => {
    // what is referred to and not in the file yet comes into it by itself
    const message = found ?? model.create('bpmn:Message', { id: freeId(roots, `Message_${pascal(type)}`), name: type });
    model.setOf(element, holder, { messageRef: message });
    if (isOrphan) {
      model.setOf(element, definitions, { rootElements: definitions.get('rootElements').filter((each: Moddle) => each !== before) });
    }
  });
}

function users(scope: Moddle, message: Moddle): number {
  return ((scope.get('flowElements') ?? []) as Moddle[])
    .map((node) => {
      const places = [node, ...((node.get('eventDefinitions') ?? []) as Moddle[])];
      const here = places.filter((place) => place.get('messageRef') === message).length;
      return here + (node.$instanceOf('bpmn:SubProcess') ? users(node, message) : 0);
    })
    .reduce((sum, each) => sum + each, 0);
}

function failureField(form: Form, definition: Moddle): HTMLElement {
  const { words, parts, model, element } = form;
  const failures = (model.definitions().get('rootElements') as Moddle[]).filter((each) => each.$type === 'bpmn:Error');
  const now: Moddle | undefined = definition.get('errorRef');
  return parts.text({ at: 'failure', label: words('failure'), help: words('failure.help'), required: true }, now?.get('errorCode') ?? '', (text) => {
    const code = text.trim();
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(code)) {
      return words('failure.fault');
    }
    const error =
      failures.find((each) => each.get('errorCode') === code) ??
      model.create('bpmn:Error', { id: freeId(model.definitions().get('rootElements'), `Error_${pascal(code)}`), name: code, errorCode: code });
    return model.setOf(element, definition, { errorRef: error });
  }, { list: failures.map((each) => ({ value: each.get('errorCode') ?? '', label: each.get('name') ?? '' })) });
}

function pascal(text: string): string {
  return text.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function freeId(roots: Moddle[], wanted: string): string {
  const taken = new Set(roots.map((each) => each.id));
  let id = wanted;
  for (let next = 2; taken.has(id); next++) {
    id = `${wanted}_${next}`;
  }
  return id;
}
