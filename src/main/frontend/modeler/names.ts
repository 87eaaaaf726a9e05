/** The languages of names, as the file beside a drawing tags them. */
export type Language = 'en' | 'zh-CN';

export const LANGUAGES: Language[] = ['en', 'zh-CN'];

const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#"'][^:]*)):\s*(?:#.*)?$/;
const LINE = /^ {1,8}(en|zh-CN):(?:\s+(.*))?$/;
const PLAIN = /^[\p{L}][\p{L}\p{N} ’'?!,.()/+&-]*$/u;
const WORDS = /^(yes|no|true|false|null|on|off|y|n)$/i;

/**
 * The file of names beside a drawing. It is changed line by line, so that all that a person wrote in it besides, such as
 * comments and the names of values, stays as it is.
 */
export class NamesText {
  private readonly lines: string[];
  /** In which line each id stands; where it stands twice, the first. */
  private readonly starts = new Map<string, number>();

  constructor(readonly text: string) {
    this.lines = text.split('\n');
    this.lines.forEach((line, at) => {
      const id = idOf(line);
      if (id !== undefined && !this.starts.has(id)) {
        this.starts.set(id, at);
      }
    });
  }

  of(id: string, language: Language): string | undefined {
    const at = this.line(id, language);
    return at < 0 ? undefined : read(LINE.exec(this.lines[at]!)?.[2] ?? '');
  }

  /** With another name; an empty one takes the line away. */
  with(id: string, language: Language, name: string): NamesText {
    const lines = [...this.lines];
    const at = this.line(id, language);
    const block = this.block(id);
    if (name.trim() === '') {
      if (at < 0) {
        return this;
      }
      lines.splice(at, 1);
      const rest = new NamesText(lines.join('\n'));
      return rest.isEmpty(id) ? rest.without((each) => each !== id) : rest;
    }
    const line = `  ${language}: ${written(name.trim())}`;
    if (at >= 0) {
      lines[at] = line;
    } else if (block !== undefined) {
      const before = language === 'en' ? -1 : this.line(id, 'en');
      lines.splice(before < 0 ? block.from + 1 : before + 1, 0, line);
    } else {
      const end = lines.findLastIndex((each) => each.trim() !== '') + 1;
      lines.splice(end, 0, `${key(id)}:`, line);
      if (lines.at(-1) !== '') {
        lines.push('');
      }
    }
    return new NamesText(lines.join('\n'));
  }

  /** Without the entries of what is not drawn any more. */
  without(isDrawn: (id: string) => boolean): NamesText {
    const gone = this.ids().filter((id) => !isDrawn(id));
    return gone.reduce<NamesText>((names, id) => {
      const block = names.block(id);
      return block === undefined ? names : new NamesText([...names.lines.slice(0, block.from), ...names.lines.slice(block.to)].join('\n'));
    }, this);
  }

  ids(): string[] {
    return [...this.starts.keys()];
  }

  private isEmpty(id: string): boolean {
    const block = this.block(id);
    return block !== undefined && this.lines.slice(block.from + 1, block.to).every((line) => line.trim() === '');
  }

  private line(id: string, language: Language): number {
    const block = this.block(id);
    if (block === undefined) {
      return -1;
    }
    const first = this.lines.slice(block.from + 1, block.to).find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
    const indent = /^ */.exec(first ?? '')![0].length;
    const at = this.lines
      .slice(block.from + 1, block.to)
      .findIndex((line) => LINE.exec(line)?.[1] === language && /^ */.exec(line)![0].length === indent);
    return at < 0 ? -1 : block.from + 1 + at;
  }

  /** From the line of the id to the one behind its last indented line. */
  private block(id: string): { from: number; to: number } | undefined {
    const from = this.starts.get(id);
    if (from === undefined) {
      return undefined;
    }
    let to = from + 1;
    for (let at = from + 1; at < this.lines.length && (/^\s/.test(this.lines[at]!) || this.lines[at] === ''); at++) {
      if (this.lines[at]!.trim() !== '') {
        to = at + 1;
      }
    }
    return { from, to };
  }
}

function idOf(line: string): string | undefined {
  const found = KEY.exec(line);
  return found?.[1] ?? found?.[2] ?? found?.[3]?.trim();
}

function key(id: string): string {
  return /^[\w][\w.-]*$/.test(id) && !WORDS.test(id) ? id : JSON.stringify(id);
}

function read(value: string): string {
  const text = value.trim();
  if (text.startsWith('"')) {
    const end = /^"((?:[^"\\]|\\.)*)"/.exec(text);
    try {
      return JSON.parse(end?.[0] ?? '""') as string;
    } catch {
      return end?.[1] ?? '';
    }
  }
  if (text.startsWith("'")) {
    return (/^'((?:[^']|'')*)'/.exec(text)?.[1] ?? '').replaceAll("''", "'");
  }
  return text.replace(/\s+#.*$/, '');
}

function written(name: string): string {
  return PLAIN.test(name) && !WORDS.test(name) && !name.endsWith(' ') ? name : JSON.stringify(name);
}
