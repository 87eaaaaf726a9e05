import type { Words } from './words';

type Acts = Record<string, () => void | Promise<void>>;

/** What the page has to say above the drawing, and what can be done about it. One of each kind at a time. */
export class Notices {
  constructor(
    private readonly host: HTMLElement,
    private readonly words: Words,
  ) {}

  /** @param acts by what their buttons say; a press on one takes the notice away */
  show(kind: string, tone: 'soon' | 'late', text: string, acts: Acts): void {
    this.hide(kind);
    const notice = document.createElement('div');
    notice.className = 'wl-notice';
    notice.dataset.tone = tone;
    notice.dataset.kind = kind;
    notice.setAttribute('role', 'alert');
    const icon = document.createElement('i');
    icon.className = 'ti ti-alert-circle';
    icon.setAttribute('aria-hidden', 'true');
    const words = document.createElement('span');
    words.textContent = text;
    notice.append(icon, words, ...Object.entries(acts).map(([name, act]) => this.button(name, act, notice)));
    this.host.append(notice);
  }

  hide(kind: string): void {
    this.host.querySelector(`[data-kind="${kind}"]`)?.remove();
  }

  private button(name: string, act: Acts[string], notice: HTMLElement): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn';
    button.textContent = name;
    button.addEventListener('click', () => {
      notice.remove();
      // what fails comes back with a word of why, and nothing of it is lost
      void Promise.resolve(act()).catch(() => {
        notice.querySelector('span')!.append(` ${this.words.of('unreachable')}`);
        this.host.append(notice);
      });
    });
    return button;
  }
}
