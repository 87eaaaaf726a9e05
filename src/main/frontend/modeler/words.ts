/** What the page has in the reader's language for its script. */
export class Words {
  private readonly all = new Map<string, string>();

  constructor(template: HTMLTemplateElement | null) {
    template?.content
      .querySelectorAll<HTMLElement>('[data-word]')
      .forEach((word) => this.all.set(word.dataset.word!, word.textContent!.trim()));
  }

  of(word: string, ...values: string[]): string {
    return (this.all.get(word) ?? word).replace(/@(\d)/g, (place, at: string) => values[Number(at)] ?? place);
  }
}

/** A moment of today as the clock of the page shows it, of other days with the day. */
export function clock(moment: string | number): string {
  const at = new Date(moment);
  const timeZone = document.querySelector<HTMLElement>('[data-clock]')?.dataset.clock;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const language = document.documentElement.lang;
  return day.format(at) === day.format(new Date())
    ? new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
    : new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}
