import type { Fact, FactType, Vocabulary } from '../vocabulary';
import type { Moddle } from './model';

/** Whom a journey is about; every journey has it. */
export const CUSTOMER = 'customerId';

/** What of a diagram is asked here. */
export interface Reading {
  property(owner: Moddle, name: string): string;
  mappings(owner: Moddle, type: 'camunda:In' | 'camunda:Out'): Moddle[];
}

/** The variables of a drawing as it stands now: what its parts give, and what it declares. By what they are called. */
export function factsOf(process: Moddle, vocabulary: Vocabulary, reading: Reading): Fact[] {
  const facts = new Map<string, Fact>();
  const known = labels(vocabulary);
  const add = (fact: Fact): void => {
    const before = facts.get(fact.name);
    if (before === undefined || (!before.values.length && fact.values.length)) {
      facts.set(fact.name, told(fact, known.get(fact.name)));
    }
  };
  const walk = (scope: Moddle): void => {
    for (const node of (scope.get('flowElements') ?? []) as Moddle[]) {
      givenBy(node, vocabulary, reading).forEach(add);
      if (node.$instanceOf('bpmn:SubProcess')) {
        walk(node);
      }
    }
  };
  walk(process);
  declared(reading.property(process, 'variables')).forEach((fact) => {
    if (!facts.has(fact.name)) {
      add(fact);
    }
  });
  return [...facts.values()].sort((one, other) => one.label.localeCompare(other.label, vocabulary.language));
}

/** What a list such as `orders:number, at:instant` declares. */
export function declared(text: string): Fact[] {
  return text
    .split(',')
    .map((piece) => piece.split(':').map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name, type]) => ({ name: name!, label: name!, type: (type || 'text') as FactType, values: [] }));
}

/** The event that a node waits for. */
export function eventOf(node: Moddle): string {
  const definition: Moddle | undefined = node
    .get('eventDefinitions')
    ?.find((each: Moddle) => each.$type === 'bpmn:MessageEventDefinition');
  const message: Moddle | undefined = (definition ?? node).get('messageRef');
  return message?.get('name') ?? '';
}

export function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name);
}

export function stepOf(node: Moddle): string {
  const written = node.$type === 'bpmn:ServiceTask' ? (node.get('camunda:delegateExpression') ?? '') : '';
  return /^\$\{([a-z][A-Za-z0-9]*)\}$/.exec(written)?.[1] ?? '';
}

function givenBy(node: Moddle, vocabulary: Vocabulary, reading: Reading): Fact[] {
  switch (node.$type) {
    case 'bpmn:ServiceTask':
      return vocabulary.steps.find((step) => step.name === stepOf(node))?.gives ?? [];
    case 'bpmn:BusinessRuleTask':
      return vocabulary.decisions.find((each) => each.key === node.get('camunda:decisionRef'))?.gives ?? [];
    case 'bpmn:UserTask':
      return vocabulary.forms.find((each) => each.key === node.get('camunda:formRef'))?.gives ?? [];
    case 'bpmn:CallActivity':
      return returned(node, vocabulary, reading);
    default:
      return taken(node, vocabulary, reading);
  }
}

function returned(call: Moddle, vocabulary: Vocabulary, reading: Reading): Fact[] {
  const gives = vocabulary.journeys.find((each) => each.key === call.get('calledElement'))?.gives ?? [];
  return reading.mappings(call, 'camunda:Out').map((mapping) => {
    const name = mapping.get('target') ?? '';
    const source = gives.find((fact) => fact.name === mapping.get('source'));
    return source ? { ...source, name, label: name === source.name ? source.label : name } : { name, label: name, type: 'text', values: [] };
  });
}

function taken(node: Moddle, vocabulary: Vocabulary, reading: Reading): Fact[] {
  const fields = vocabulary.events.find((each) => each.type === eventOf(node))?.fields ?? [];
  return namesIn(reading.property(node, 'take')).map(
    (name) => fields.find((field) => field.name === name) ?? { name, label: name, type: 'text', values: [] },
  );
}

/** A fact with what is known of its name elsewhere, where its own place says less. */
function told(fact: Fact, known: Fact | undefined): Fact {
  return known === undefined
    ? fact
    : { ...fact, label: fact.label === fact.name ? known.label : fact.label, values: fact.values.length ? fact.values : known.type === fact.type ? known.values : [] };
}

/** What facts are called wherever somebody has said it. */
export function labels(vocabulary: Vocabulary): Map<string, Fact> {
  const all = [
    ...vocabulary.steps.flatMap((step) => step.gives),
    ...vocabulary.forms.flatMap((form) => form.gives),
    ...vocabulary.decisions.flatMap((decision) => decision.gives),
    ...vocabulary.events.flatMap((event) => event.fields),
    ...vocabulary.journeys.flatMap((journey) => journey.gives),
  ];
  const known = new Map<string, Fact>();
  for (const fact of all) {
    const before = known.get(fact.name);
    if (before === undefined && fact.label !== fact.name) {
      known.set(fact.name, fact);
    } else if (before !== undefined && !before.values.length && before.type === fact.type) {
      known.set(fact.name, { ...before, values: fact.values });
    }
  }
  return known;
}
