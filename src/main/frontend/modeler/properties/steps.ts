import type { Choice, Fact } from '../vocabulary';
import { labels, stepOf } from './facts';
import type { Form } from './form';
import type { Moddle } from './model';
import type { Choices } from './parts';
import { isCampaign } from './process';
import { h } from './parts';
import { valueField } from './values';

/** A task that Wayline does: which step, and what it needs. */
export function stepForm(form: Form): HTMLElement[] {
  const { parts, vocabulary, words, model, element } = form;
  const name = stepOf(form.bo);
  const step = vocabulary.steps.find((each) => each.name === name);
  const fitting = isCampaign(model.process()) ? vocabulary.steps.filter((each) => each.withoutCustomer) : vocabulary.steps;
  const groups = [...new Set(fitting.map((each) => each.group))].map<Choices>((group) => ({
    label: group,
    choices: fitting.filter((each) => each.group === group).map((each) => ({ value: each.name, label: each.label })),
  }));
  const which = parts.select(
    { at: 'step', label: words('step'), required: true, ...(step ? { help: step.description } : {}) },
    name,
    step && !fitting.includes(step) ? [{ value: step.name, label: step.label }, ...groups] : groups,
    (chosen) => changeStep(form, chosen),
  );
  const inputs = step?.inputs.map((input) =>
    valueField(
      form,
      { at: `input-${input.name}`, label: input.label, help: input.help, required: input.required },
      input.kind,
      input.choices,
      model.input(form.bo, input.name),
      (value) => model.setInput(element, input.name, value),
    ),
  );
  return [which, ...(inputs ?? []), ...given(form, step?.gives.map((fact) => fact.label) ?? [])];
}

/** A table that decides. */
export function decisionForm(form: Form): HTMLElement[] {
  const { parts, vocabulary, words } = form;
  const key: string = form.bo.get('camunda:decisionRef') ?? '';
  const decision = vocabulary.decisions.find((each) => each.key === key);
  const which = parts.select(
    { at: 'decision', label: words('decision'), required: true },
    key,
    vocabulary.decisions.map(({ key: value, name: label }) => ({ value, label })),
    (chosen) => form.model.set(form.element, { 'camunda:decisionRef': chosen, 'camunda:decisionRefBinding': chosen && 'latest' }),
  );
  const looks = decision?.looksAt.length
    ? [parts.section(words('looks-at'), h('p', { class: 'wl-meta' }, decision.looksAt.map((fact) => fact.label).join(words('comma'))))]
    : [];
  return [which, ...looks, ...given(form, decision?.gives.map((fact) => fact.label) ?? [])];
}

/** Another journey: what it is given, and what comes back. */
export function callForm(form: Form): HTMLElement[] {
  const { parts, vocabulary, words, model, element, bo } = form;
  const key: string = bo.get('calledElement') ?? '';
  const called = vocabulary.journeys.find((each) => each.key === key);
  const which = parts.select(
    { at: 'called', label: words('called-journey'), required: true },
    key,
    vocabulary.journeys.filter((each) => each.called || each.key === key).map(({ key: value, name: label }) => ({ value, label })),
    (chosen) => model.set(element, { calledElement: chosen, 'camunda:calledElementBinding': chosen && 'latest' }),
  );
  const handed = model.mappings(bo, 'camunda:In');
  const known = labels(vocabulary);
  const named = (fact: Fact): Fact => (fact.label === fact.name ? { ...fact, label: known.get(fact.name)?.label ?? fact.name } : fact);
  const targets = new Map((called?.takes ?? []).map((fact) => [fact.name, named(fact)]));
  handed.forEach((mapping) => {
    const name: string = mapping.get('target') ?? '';
    if (!targets.has(name)) {
      targets.set(name, named({ name, label: name, type: 'text', values: [] }));
    }
  });
  const given = [...targets.values()].map((fact) => {
    const mapping = handed.find((each) => each.get('target') === fact.name);
    const field = valueField(
      form,
      { at: `in-${fact.name}`, label: fact.label },
      handedKind(fact.name, fact.type),
      handedChoices(fact.name, vocabulary.steps.flatMap((step) => step.inputs)),
      handedOver(mapping),
      (value) => model.setMapping(element, 'camunda:In', fact.name, written(value)),
    );
    return { field, isUsed: mapping !== undefined };
  });
  const back = model.mappings(bo, 'camunda:Out');
  const returned = (called?.gives ?? []).map(named).map((fact) => {
    const mapping = back.find((each) => each.get('source') === fact.name);
    const field = parts.check({ at: `out-${fact.name}`, label: fact.label }, mapping !== undefined, (isTaken) =>
      model.setMapping(element, 'camunda:Out', mapping?.get('target') ?? fact.name, isTaken ? { source: fact.name } : null),
    );
    return { field, isUsed: mapping !== undefined };
  });
  return [
    which,
    ...(given.length ? [parts.section(words('hand-over'), ...usedFirst(form, given))] : []),
    ...(returned.length ? [parts.section(words('take-back'), ...usedFirst(form, returned))] : []),
  ];
}

/** What is said stands there; what could be said is one press away. */
function usedFirst(form: Form, all: { field: HTMLElement; isUsed: boolean }[]): HTMLElement[] {
  const of = (isUsed: boolean): HTMLElement[] => all.filter((each) => each.isUsed === isUsed).map((each) => each.field);
  const rest = of(false);
  return rest.length ? [...of(true), h('details', { open: rest.length === all.length }, h('summary', {}, form.words('more')), ...rest)] : of(true);
}

/** What comes of a part, in people's words. */
function given(form: Form, labels: string[]): HTMLElement[] {
  return labels.length
    ? [form.parts.section(form.words('gives'), h('p', { class: 'wl-meta' }, labels.join(form.words('comma'))))]
    : [];
}

/** Settings that the new step has, too, stay. */
function changeStep(form: Form, name: string): void {
  const step = form.vocabulary.steps.find((each) => each.name === name);
  if (!step) {
    return;
  }
  form.model.together(() => {
    form.model.set(form.element, {
      'camunda:delegateExpression': `\${${name}}`,
      'camunda:modelerTemplate': step.template.id,
      'camunda:modelerTemplateVersion': step.template.version,
    });
    form.model
      .inputs(form.bo)
      .map((input) => input.get('name') as string)
      .filter((input) => !step.inputs.some((each) => each.name === input))
      .forEach((input) => form.model.setInput(form.element, input, ''));
  });
}

/** As people see what is handed over: words, or a fact in braces. */
function handedOver(mapping: Moddle | undefined): string {
  const source: string | undefined = mapping?.get('source');
  const expression: string = mapping?.get('sourceExpression') ?? '';
  return source ? `\${${source}}` : (/^\$\{'([^'\\]*)'\}$/.exec(expression)?.[1] ?? (/^\$\{([0-9]+)\}$/.exec(expression)?.[1] ?? expression));
}

function written(value: string): { source: string } | { sourceExpression: string } | null {
  if (!value) {
    return null;
  }
  const fact = /^\$\{([a-z][A-Za-z0-9_]{0,63})\}$/.exec(value);
  if (fact) {
    return { source: fact[1]! };
  }
  return { sourceExpression: value.includes('${') ? value : /^[0-9]+$/.test(value) ? `\${${value}}` : `\${'${value.replaceAll("'", '’')}'}` };
}

function handedKind(name: string, type: string): string {
  const kinds: Record<string, string> = { queue: 'queue', form: 'form', within: 'work', purpose: 'choice' };
  return kinds[name] ?? (type === 'instant' ? 'moment' : type === 'number' ? 'number' : 'text');
}

function handedChoices(name: string, inputs: { name: string; choices: Choice[] }[]): Choice[] {
  return name === 'purpose' || name === 'reason' ? (inputs.find((input) => input.name === name && input.choices.length)?.choices ?? []) : [];
}
