/** Which rows of a list are chosen, apart from how that is shown. Rows are known by their values. */
export class Chosen {
  private readonly values = new Set<string>();
  /** Where the last row was chosen: from there one reaches. */
  private anchor?: string;
  private wanted = false;
  /** How many were chosen and are no longer in the list. */
  lost = 0;

  has(value: string): boolean {
    return this.values.has(value);
  }

  count(): number {
    return this.values.size;
  }

  /** Whether all are meant that match, also those on other pages. */
  isWhole(): boolean {
    return this.wanted;
  }

  set(value: string, is: boolean): void {
    this.put(value, is);
    this.anchor = value;
  }

  toggle(value: string): void {
    this.set(value, !this.has(value));
  }

  /** All rows from where one was chosen last up to this one; without such a row this one alone. */
  reach(rows: string[], to: string): void {
    const from = this.anchor === undefined ? -1 : rows.indexOf(this.anchor);
    const end = rows.indexOf(to);
    const begin = from < 0 ? end : from;
    rows.slice(Math.min(begin, end), Math.max(begin, end) + 1).forEach((value) => this.put(value, true));
    if (from < 0) {
      this.anchor = to;
    }
  }

  /** All of this page, or none of it when all of it is chosen. */
  turn(rows: string[]): void {
    const all = this.isAll(rows);
    rows.forEach((value) => this.put(value, !all));
  }

  isAll(rows: string[]): boolean {
    return rows.length > 0 && rows.every((value) => this.has(value));
  }

  /** A second step after all of this page: all that match. */
  whole(rows: string[]): void {
    this.wanted = this.isAll(rows);
  }

  none(): void {
    this.values.clear();
    this.anchor = undefined;
    this.wanted = false;
    this.lost = 0;
  }

  /** The list was drawn anew: what is not in it any more is not chosen any more. */
  renewed(rows: string[]): void {
    const there = new Set(rows);
    const gone = [...this.values].filter((value) => !there.has(value));
    gone.forEach((value) => this.values.delete(value));
    this.lost += gone.length;
    // a row that has come up is not chosen: nobody has seen it
    this.wanted = this.wanted && this.isAll(rows);
  }

  private put(value: string, is: boolean): void {
    if (is) {
      this.values.add(value);
    } else {
      this.values.delete(value);
      this.wanted = false;
    }
  }
}
