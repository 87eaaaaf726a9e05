import type { Language } from './names';
import { type Drawn, nodes, type Services } from './services';

interface Token {
  value: string;
  match?: boolean;
}

interface Found {
  primaryTokens: Token[];
  secondaryTokens: Token[];
  element: Drawn;
}

/** Names in the other language, which the drawing itself does not bear. */
export interface OtherNames {
  other: Language;
  inOther(id: string): string;
}

/** Finds elements by what people call them, in both languages. */
export class NameSearch {
  static readonly $inject = ['elementRegistry', 'searchPad', 'otherNames'];

  constructor(
    private readonly registry: Services['elementRegistry'],
    searchPad: { registerProvider(provider: object): void },
    private readonly others: () => OtherNames,
  ) {
    searchPad.registerProvider(this);
  }

  find(pattern: string): Found[] {
    const text = pattern.trim().toLocaleLowerCase();
    return nodes(this.registry)
      .map((element) => ({
        element,
        primaryTokens: tokens(element.businessObject.name ?? '', text),
        secondaryTokens: tokens(this.others().inOther(element.businessObject.id), text),
      }))
      .filter(({ primaryTokens, secondaryTokens }) => text !== '' && [...primaryTokens, ...secondaryTokens].some(({ match }) => match))
      .sort((one, other) => one.element.x - other.element.x);
  }
}

/** The pieces of a name, those that were looked for marked. */
export function tokens(name: string, text: string): Token[] {
  const at = text === '' ? -1 : name.toLocaleLowerCase().indexOf(text);
  if (at < 0) {
    return name === '' ? [] : [{ value: name }];
  }
  const end = at + text.length;
  return [{ value: name.slice(0, at) }, { value: name.slice(at, end), match: true }, { value: name.slice(end) }].filter(({ value }) => value !== '');
}
