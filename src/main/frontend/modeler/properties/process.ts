import { declared, eventOf } from './facts';
import type { Form } from './form';
import type { Moddle } from './model';
import { h } from './parts';

/** The journey itself: how long it is kept, who comes in how often, what it declares. */
export function processForm(form: Form): HTMLElement[] {
  const { parts, words, model, element } = form;
  const process = model.process();
  const kept = /^P([1-9][0-9]{0,4})D$/.exec(process.get('camunda:historyTimeToLive') ?? '')?.[1];
  const facts = declared(model.property(process, 'variables'));
  const isTimed = isCampaign(process);
  return [
    parts.text({ at: 'kept', label: words('kept'), help: words('kept.help'), required: true }, kept ?? process.get('camunda:historyTimeToLive') ?? '',
      (text) => (/^[1-9][0-9]{0,4}$/.test(text.trim()) ? model.setOf(element, process, { 'camunda:historyTimeToLive': `P${text.trim()}D` }) : words('kept.fault')),
      { numeric: true }),
    ...(isTimed ? [parts.hint(words('campaign.hint'))] : reEntryFields(form, process)),
    ...(isTimed
      ? []
      : [
          parts.check({ at: 'byHand', label: words('by-hand'), help: words('by-hand.help') }, model.property(process, 'byHand') === 'true', (isOn) =>
            model.setProperty(element, process, 'byHand', isOn ? 'true' : '')),
          parts.check({ at: 'called-only', label: words('called-only'), help: words('called-only.help') }, model.property(process, 'called') === 'true', (isOn) =>
            model.setProperty(element, process, 'called', isOn ? 'true' : '')),
        ]),
    h('details', { open: facts.length > 0 }, h('summary', {}, words('variables')), parts.hint(words('variables.help')), ...variableRows(form, process)),
  ];
}

/** How often a customer may enter. */
export function reEntryFields(form: Form, process: Moddle): HTMLElement[] {
  const { parts, words, model, element } = form;
  if (model.property(process, 'called') === 'true') {
    return [];
  }
  const value = model.property(process, 'reEntry') || 'once';
  const [kind, detail = ''] = value.startsWith('notWithin=') ? ['notWithin', value.slice('notWithin='.length)] : value.split(':');
  const set = (text: string): void => model.setProperty(element, process, 'reEntry', text);
  const start = starts(process).map((node) => form.vocabulary.events.find((each) => each.type === eventOf(node))).find((each) => each);
  const subjects = (start?.fields ?? []).filter((field) => field.type === 'text').map(({ name, label }) => ({ value: name, label }));
  const which = parts.select({ at: 're-entry', label: words('re-entry') }, kind!,
    ['once', 'always', ...(subjects.length || kind === 'perSubject' ? ['perSubject'] : []), 'notWithin'].map((each) => ({ value: each, label: words(`re-entry.${each}`) })),
    (chosen) => set({ perSubject: `perSubject:${(subjects.find((each) => each.value.endsWith('Ref')) ?? subjects[0])?.value ?? ''}`, notWithin: 'notWithin=P90D' }[chosen] ?? chosen));
  const more: HTMLElement[] = [];
  if (kind === 'perSubject') {
    more.push(parts.select({ at: 're-entry.subject', label: words('re-entry.subject') }, detail, subjects, (field) => set(`perSubject:${field}`)));
  }
  if (kind === 'notWithin') {
    more.push(parts.text({ at: 're-entry.days', label: words('re-entry.days') }, /^P([0-9]+)D$/.exec(detail)?.[1] ?? detail,
      (text) => (/^[1-9][0-9]{0,3}$/.test(text.trim()) ? set(`notWithin=P${text.trim()}D`) : words('count.fault')), { numeric: true }));
  }
  return [parts.section(words('entry'), which, ...more)];
}

/** Facts that no part gives, with what they are. */
function variableRows(form: Form, process: Moddle): HTMLElement[] {
  const { parts, words, model, element } = form;
  const text = model.property(process, 'variables');
  const key = 'process variables';
  const now = form.unfinished.of<{ name: string; type: string }[]>(key, text) ?? declared(text).map(({ name, type }) => ({ name, type }));
  let latest = now;
  const take = (next: { name: string; type: string }[]): void => {
    latest = next;
    const written = next.filter((each) => each.name).map((each) => `${each.name}:${each.type}`).join(', ');
    form.unfinished.keep(key, written, next);
    if (written !== model.property(process, 'variables')) {
      model.setProperty(element, process, 'variables', written);
    }
  };
  const types = ['text', 'number', 'flag', 'instant'].map((value) => ({ value, label: words(`type.${value}`) }));
  return [
    ...now.map((fact, at) => {
      const changed = (part: { name?: string; type?: string } | null): void =>
        take(latest.flatMap((each, index) => (index === at ? (part ? { ...each, ...part } : []) : each)));
      return parts.sentence(
        parts.text({ at: `variable-${at}`, label: words('variable.name'), bare: true }, fact.name, (name) =>
          /^[a-z][A-Za-z0-9_]{0,63}$/.test(name.trim()) ? changed({ name: name.trim() }) : words('variable.fault')),
        parts.select({ at: `variable-type-${at}`, label: words('variable.type'), bare: true }, fact.type, types, (type) => changed({ type })),
        parts.button(`variable-drop-${at}`, words('row.drop'), 'ti-x', () => changed(null), true),
      );
    }),
    h('div', { class: 'wl-adding' }, parts.button('variable-add', words('variable.add'), 'ti-plus', () => take([...latest, { name: '', type: 'text' }]))),
  ];
}

function starts(process: Moddle): Moddle[] {
  return ((process.get('flowElements') ?? []) as Moddle[]).filter((node) => node.$type === 'bpmn:StartEvent');
}

/** Whether time begins a journey, which then is about no customer. */
export function isCampaign(process: Moddle): boolean {
  return starts(process).some(hasTimer);
}

function hasTimer(node: Moddle): boolean {
  return ((node.get('eventDefinitions') ?? []) as Moddle[]).some((each) => each.$type === 'bpmn:TimerEventDefinition');
}
