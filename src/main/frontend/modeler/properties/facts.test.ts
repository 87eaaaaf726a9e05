import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../vocabulary';
import { declared, factsOf, labels } from './facts';
import type { Moddle } from './model';

/** As much of a diagram's element as is asked for here. */
function node(type: string, attributes: Record<string, unknown> = {}): Moddle {
  return { $type: `bpmn:${type}`, get: (name) => attributes[name], $instanceOf: (other) => other === `bpmn:${type}` };
}

const tier = { name: 'tier', label: 'Tier', type: 'text' as const, values: [{ value: 'A', label: 'A' }] };
const vocabulary = {
  language: 'en',
  steps: [{ name: 'assessCustomer', gives: [tier] }],
  decisions: [{ key: 'offer', gives: [{ name: 'kind', label: 'Kind of offer', type: 'text', values: [] }] }],
  forms: [{ key: 'call', gives: [{ name: 'reached', label: 'Reached', type: 'flag', values: [] }] }],
  events: [{ type: 'order.placed', fields: [{ name: 'amount', label: 'Amount', type: 'number', values: [] }] }],
  journeys: [{ key: 'contact', gives: [{ name: 'outcome', label: 'Outcome', type: 'text', values: [] }] }],
} as unknown as Vocabulary;

function facts(...flowElements: Moddle[]): string[] {
  const reading = {
    property: (owner: Moddle, name: string): string => owner.get(name) ?? '',
    mappings: (owner: Moddle): Moddle[] => owner.get('out') ?? [],
  };
  return factsOf(node('Process', { flowElements, variables: 'visits:number, tier:text' }), vocabulary, reading).map(
    (fact) => `${fact.name}:${fact.type} ${fact.label}`,
  );
}

describe('the facts of a drawing', () => {
  it('are what it declares, where no part gives anything', () => {
    expect(facts()).toEqual(['tier:text Tier', 'visits:number visits']);
  });

  it('come of its steps, decisions, forms, events, and calls, at any depth', () => {
    const message = node('Message', { name: 'order.placed' });
    const inside = node('SubProcess', {
      flowElements: [
        node('BusinessRuleTask', { 'camunda:decisionRef': 'offer' }),
        node('UserTask', { 'camunda:formRef': 'call' }),
      ],
    });
    const call = node('CallActivity', {
      calledElement: 'contact',
      out: [node('Out', { source: 'outcome', target: 'callOutcome' })],
    });
    const event = node('IntermediateCatchEvent', {
      take: 'amount, unheard',
      eventDefinitions: [node('MessageEventDefinition', { messageRef: message })],
    });
    const step = node('ServiceTask', { 'camunda:delegateExpression': '${assessCustomer}' });

    expect(facts(step, inside, call, event)).toEqual([
      'amount:number Amount',
      'callOutcome:text callOutcome',
      'kind:text Kind of offer',
      'reached:flag Reached',
      'tier:text Tier',
      'unheard:text unheard',
      'visits:number visits',
    ]);
  });

  it('are called as forms call them before journeys do', () => {
    const known = { name: 'reached', label: 'Somebody was reached', type: 'flag' as const, values: [] };
    const both = { ...vocabulary, journeys: [{ key: 'contact', gives: [known] }] } as unknown as Vocabulary;

    expect(labels(both).get('reached')?.label).toBe('Reached');
  });

  it('can be what another place says of the same name', () => {
    const spoken = { name: 'outcome', label: 'Of the table', type: 'text' as const, values: [{ value: 'reached', label: 'Reached' }] };
    const both = { ...vocabulary, decisions: [{ key: 'd', gives: [spoken] }] } as unknown as Vocabulary;
    const call = node('CallActivity', { calledElement: 'contact', out: [node('Out', { source: 'outcome', target: 'outcome' })] });
    const reading = { property: () => '', mappings: (owner: Moddle): Moddle[] => owner.get('out') ?? [] };

    const [fact] = factsOf(node('Process', { flowElements: [call] }), both, reading);

    expect(fact).toEqual({ name: 'outcome', label: 'Outcome', type: 'text', values: spoken.values });
  });

  it('are read of a list as people write one', () => {
    expect(declared(' a:number,, b ').map(({ name, type }) => `${name}:${type}`)).toEqual(['a:number', 'b:text']);
  });
});
