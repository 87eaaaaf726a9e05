import type { Choice, Fact, Vocabulary } from '../vocabulary';
import { factsOf } from './facts';
import type { Model, Moddle, Shape } from './model';
import type { Choices, Parts } from './parts';

/** What is being drawn up and does not fit into a diagram yet, such as a row without a value; lost when that changes otherwise. */
export class Unfinished {
  private readonly kept = new Map<string, { seen: string; made: unknown }>();

  /** @param seen what the diagram says now */
  of<T>(key: string, seen: string): T | undefined {
    const kept = this.kept.get(key);
    return kept?.seen === seen ? (kept.made as T) : undefined;
  }

  keep(key: string, seen: string, made: unknown): void {
    this.kept.set(key, { seen, made });
  }
}

/** The form of one element, as its parts need it. */
export class Form {
  readonly bo: Moddle;

  constructor(
    readonly element: Shape,
    readonly model: Model,
    readonly vocabulary: Vocabulary,
    readonly parts: Parts,
    readonly unfinished: Unfinished,
    readonly words: (key: string, ...values: string[]) => string,
    readonly choose: (element: Shape) => void,
  ) {
    this.bo = element.businessObject;
  }

  get language(): string {
    return this.vocabulary.language;
  }

  facts(): Fact[] {
    return factsOf(this.model.process(), this.vocabulary, this.model);
  }

  /** Facts as a place names them that works its value out. */
  factChoices(fits: (fact: Fact) => boolean = () => true): Choices {
    return {
      label: this.words('facts'),
      choices: this.facts()
        .filter(fits)
        .map((fact) => ({ value: `\${${fact.name}}`, label: fact.label })),
    };
  }

  none(label = this.words('none')): Choice {
    return { value: '', label };
  }

  property(name: string): string {
    return this.model.property(this.bo, name);
  }

  setProperty(name: string, value: string): void {
    this.model.setProperty(this.element, this.bo, name, value);
  }
}
