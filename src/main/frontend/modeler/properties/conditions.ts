/** A comparison of one fact; `yes` and `no` of a flag, `empty` and `full` of anything, the others with a value. */
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'yes' | 'no' | 'empty' | 'full';

/** A value that is written out. */
export type Literal = string | number | boolean | null;

export interface Row {
  fact: string;
  comparison: Comparison;
  /** Nothing while nobody has said it yet, and for comparisons that need none. */
  value?: Literal;
  /** As it stands in the diagram, while nobody has changed it. */
  written?: string;
}

/** Rows of which all must hold, or one; a group in a group has rows only. */
export interface Group {
  join: 'and' | 'or';
  parts: (Row | Group)[];
  /** The sign between them as it stands in the diagram. */
  sign?: string;
}

const TOKEN =
  /\s*(?:([0-9]{1,15}(?:\.[0-9]{1,10})?(?![A-Za-z0-9_$]))|('[^'\\]*'|"[^"\\]*")|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.()[\]]))\s*/y;
const WORDS = ['and', 'or', 'not', 'empty', 'eq', 'ne', 'lt', 'gt', 'le', 'ge', 'div', 'mod', 'instanceof', 'true', 'false', 'null'];
const SIGNS: Record<string, Comparison> = {
  '==': '==', eq: '==', '!=': '!=', ne: '!=', '<': '<', lt: '<', '<=': '<=', le: '<=', '>': '>', gt: '>', '>=': '>=', ge: '>=',
};

export function isGroup(part: Row | Group): part is Group {
  return 'parts' in part;
}

/** Reads a condition as rows; nothing for what is no rows of ours, or would be written otherwise than it stands there. */
export function readCondition(text: string): Group | null {
  const inner = /^\$\{(.*)\}$/s.exec(text)?.[1];
  const tokens = inner === undefined ? null : tokensOf(inner);
  if (tokens === null) {
    return null;
  }
  try {
    const group = new Reader(tokens).all();
    return writeCondition(group) === text ? group : null;
  } catch {
    return null;
  }
}

/** Writes the rows that say something; empty when none does. */
export function writeCondition(group: Group): string {
  const inner = writeGroup(group);
  return inner && `\${${inner}}`;
}

/** Whether a row says all that it needs. */
export function isComplete(row: Row): boolean {
  return row.fact !== '' && (!needsValue(row.comparison) || (row.value !== undefined && row.value !== ''));
}

export function needsValue(comparison: Comparison): boolean {
  return !['yes', 'no', 'empty', 'full'].includes(comparison);
}

/** A text that can stand in a condition: nothing quotes or escapes within quotation marks. */
export function isWritable(text: string): boolean {
  return !/[\\\p{Cc}]/u.test(text) && !(text.includes("'") && text.includes('"')) && !/[$#]\{/.test(text);
}

function writeGroup(group: Group, isInner = false): string {
  const sign = ` ${group.sign ?? group.join} `;
  const parts = group.parts
    .map((part) => (isGroup(part) ? writeGroup(part, group.join === 'and') : isComplete(part) ? writeRow(part) : ''))
    .filter((part) => part);
  const text = parts.join(sign);
  return isInner && parts.length > 1 ? `(${text})` : text;
}

function writeRow({ fact, comparison, value, written }: Row): string {
  if (written !== undefined) {
    return written;
  }
  switch (comparison) {
    case 'yes':
      return fact;
    case 'no':
      return `not ${fact}`;
    case 'empty':
      return `empty ${fact}`;
    case 'full':
      return `not empty ${fact}`;
    default:
      return `${fact} ${comparison} ${literal(value!)}`;
  }
}

function literal(value: Literal): string {
  if (typeof value !== 'string') {
    return String(value);
  }
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}

interface Token {
  text: string;
  from: number;
  to: number;
}

function tokensOf(text: string): (Token & { whole: string })[] | null {
  const tokens: (Token & { whole: string })[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) {
      return null;
    }
    const word = found[0].trim();
    const at = from + found[0].indexOf(word);
    tokens.push({ text: word, from: at, to: at + word.length, whole: text });
  }
  return tokens;
}

/** Reads rows joined by `or`, each of rows joined by `and`, each a row or rows in brackets. */
class Reader {
  private at = 0;

  constructor(private readonly tokens: (Token & { whole: string })[]) {}

  all(): Group {
    const read = this.either(0);
    if (this.at < this.tokens.length) {
      throw new Error('more than rows');
    }
    return isGroup(read) ? read : { join: 'and', parts: [read] };
  }

  private either(depth: number): Row | Group {
    return this.joined('or', ['or', '||'], () => this.joined('and', ['and', '&&'], () => this.one(depth)));
  }

  private joined(join: 'and' | 'or', signs: string[], next: () => Row | Group): Row | Group {
    const parts = [next()];
    let sign = '';
    while (signs.includes(this.peek())) {
      if (sign && sign !== this.peek()) {
        throw new Error('two spellings');
      }
      sign = this.peek();
      this.at++;
      parts.push(next());
    }
    if (parts.length === 1) {
      return parts[0]!;
    }
    if (parts.some((part) => isGroup(part) && part.parts.some(isGroup))) {
      throw new Error('deeper than people read');
    }
    return sign === join ? { join, parts } : { join, parts, sign };
  }

  private one(depth: number): Row | Group {
    if (this.took('(')) {
      if (depth > 0) {
        throw new Error('deeper than people read');
      }
      const inner = this.either(depth + 1);
      if (!this.took(')') || !isGroup(inner)) {
        throw new Error('no group');
      }
      return inner;
    }
    const from = this.at;
    const row = this.row();
    const whole = this.tokens[from]!.whole;
    return { ...row, written: whole.slice(this.tokens[from]!.from, this.tokens[this.at - 1]!.to) };
  }

  private row(): Row {
    const isNot = this.took('not') || this.took('!');
    if (this.took('empty')) {
      return { fact: this.fact(), comparison: isNot ? 'full' : 'empty' };
    }
    const fact = this.fact();
    const comparison = SIGNS[this.peek()];
    if (isNot || comparison === undefined) {
      return { fact, comparison: isNot ? 'no' : 'yes' };
    }
    this.at++;
    return { fact, comparison, value: this.literal() };
  }

  private fact(): string {
    const name = this.peek();
    if (!/^[a-z][A-Za-z0-9_]{0,63}$/.test(name) || WORDS.includes(name)) {
      throw new Error('no fact');
    }
    this.at++;
    return name;
  }

  private literal(): Literal {
    const sign = this.took('-') ? '-' : '';
    const text = this.peek();
    this.at++;
    if (/^[0-9]/.test(text)) {
      return Number(sign + text);
    }
    if (!sign && /^['"]/.test(text)) {
      return text.slice(1, -1);
    }
    if (!sign && ['true', 'false', 'null'].includes(text)) {
      return text === 'null' ? null : text === 'true';
    }
    throw new Error('no value');
  }

  private took(text: string): boolean {
    if (this.peek() === text) {
      this.at++;
      return true;
    }
    return false;
  }

  private peek(): string {
    return this.tokens[this.at]?.text ?? '';
  }
}
