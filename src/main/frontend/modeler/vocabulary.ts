/** Something to choose, with what people call it. */
export interface Choice {
  value: string;
  label: string;
}

export type FactType = 'text' | 'number' | 'flag' | 'instant';

/** A variable, as conditions ask of it; without values it may be anything. */
export interface Fact {
  name: string;
  label: string;
  type: FactType;
  values: Choice[];
}

/** A setting of a step; the server's InputKinds says which kinds there are. */
export interface Input {
  name: string;
  label: string;
  help: string;
  required: boolean;
  kind: string;
  choices: Choice[];
}

export interface Step {
  /** By which diagrams call it. */
  name: string;
  label: string;
  description: string;
  icon: string;
  /** Of the palette, in the reader's words. */
  group: string;
  /** Its element template. */
  template: { id: string; version: number };
  withoutCustomer: boolean;
  inputs: Input[];
  gives: Fact[];
}

/** A decision or a form. */
export interface Thing {
  key: string;
  name: string;
  looksAt: Fact[];
  gives: Fact[];
}

export interface Journey {
  key: string;
  name: string;
  called: boolean;
  startedBy: string[];
  takes: Fact[];
  gives: Fact[];
}

export interface EventType {
  type: string;
  label: string;
  /** Whether only Wayline itself raises it. */
  own: boolean;
  fields: Fact[];
  required: Choice[];
}

/** What the forms beside a drawing offer to choose from, in the reader's language. */
export interface Vocabulary {
  language: string;
  /** Of the company. */
  zone: string;
  steps: Step[];
  queues: Choice[];
  roles: Choice[];
  decisions: Thing[];
  forms: Thing[];
  journeys: Journey[];
  events: EventType[];
  zones: string[];
  words: Record<string, string>;
}

/** Asks the server; the browser's own session says who asks. */
export async function loadVocabulary(key: string): Promise<Vocabulary> {
  const address = `/studio/modeler/vocabulary?journey=${encodeURIComponent(key)}`;
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${answer.status} for ${address}`);
  }
  return (await answer.json()) as Vocabulary;
}
