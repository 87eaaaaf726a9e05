/** What the server said of the answers that were sent, and the words for it. */
export interface Said {
  wrong: string[];
  answers: Record<string, unknown>;
  missing: string;
  unfit: string;
}

interface Field {
  id: string;
  key?: string;
}

/** In the place of form-js's own checks: the server judges, and its judgement of an answer stands until that changes. */
export class Judge {
  static $inject = ['said', 'formFieldRegistry'];

  constructor(
    private readonly said: Said,
    private readonly fields: { get(id: string): Field | undefined },
  ) {}

  validateField({ key }: Field, value: unknown): string[] {
    if (key === undefined || !this.said.wrong.includes(key) || plain(value) !== plain(this.said.answers[key])) {
      return [];
    }
    return [isEmpty(value) ? this.said.missing : this.said.unfit];
  }

  validateFieldInstance({ id }: Field, value: unknown): string[] {
    const field = this.fields.get(id);
    return field ? this.validateField(field, value) : [];
  }
}

function plain(value: unknown): string {
  return isEmpty(value) ? '' : JSON.stringify(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && !value.length);
}
