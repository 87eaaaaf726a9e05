import type { Block } from './blocks';
import { called } from './called';
import type { Editor } from './editor';
import { type Fix, Fixes } from './fixes';
import { is, service } from './services';
import type { Finding } from './server';
import type { Words } from './words';

/** What the server's check says, in a list below the drawing and as marks in it; a press goes to the place. */
export class FindingList {
  private readonly list: HTMLElement;
  private readonly sum: HTMLElement;
  private readonly fixes: Fixes;
  private found: Finding[] = [];

  constructor(
    private readonly key: string,
    host: HTMLElement,
    private readonly editor: Editor,
    private readonly words: Words,
    private readonly blocks: Block[],
  ) {
    this.list = host.querySelector<HTMLElement>('[data-findings]')!;
    this.sum = host.querySelector<HTMLElement>('[data-sum]')!;
    this.fixes = new Fixes(editor, words, blocks);
  }

  checking(): void {
    this.sum.textContent = this.words.of('checking');
  }

  /** Nobody answered. */
  unknown(): void {
    this.sum.textContent = this.words.of('not-checked');
  }

  show(found: Finding[]): void {
    this.found = found;
    const errors = found.filter(({ error }) => error).length;
    this.sum.textContent =
      found.length === 0 ? this.words.of('no-findings') : this.words.of('findings', String(errors), String(found.length - errors));
    this.list.replaceChildren(...found.map((finding) => this.line(finding)));
    this.mark();
  }

  private line(finding: Finding): HTMLElement {
    const line = document.createElement('li');
    line.dataset.tone = finding.error ? 'late' : 'soon';
    const icon = document.createElement('i');
    icon.className = finding.error ? 'ti ti-alert-circle' : 'ti ti-bulb';
    icon.setAttribute('aria-hidden', 'true');
    const kind = document.createElement('span');
    kind.className = 'visually-hidden';
    kind.textContent = this.words.of(finding.error ? 'error' : 'hint');
    const text = document.createElement('span');
    const drawn = finding.element === '' ? undefined : this.editor.find(finding.element);
    if (finding.place !== '') {
      const place = document.createElement(drawn === undefined ? 'b' : 'button');
      place.textContent = drawn === undefined ? finding.place : called(drawn, this.blocks);
      if (drawn !== undefined) {
        place.className = 'wl-place';
        place.setAttribute('type', 'button');
        line.addEventListener('click', () => {
          const now = this.editor.find(finding.element);
          if (now !== undefined) {
            this.editor.goTo(now);
          }
        });
      }
      text.append(place, ' ');
    }
    text.append(finding.text);
    if (finding.file !== '' && !finding.file.endsWith(`/${this.key}.names.yaml`)) {
      text.append(` (${finding.file})`);
    }
    const fix = this.fixes.for(finding);
    if (fix !== undefined) {
      text.append(' ', this.offer(fix));
    }
    line.append(icon, kind, text);
    return line;
  }

  private offer({ words, act }: Fix): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-sm wl-fix';
    button.textContent = words;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      act();
    });
    return button;
  }

  private mark(): void {
    const overlays = service(this.editor.modeler, 'overlays');
    overlays.remove({ type: 'findings' });
    const elements = new Set(this.found.map(({ element }) => this.editor.find(element)));
    for (const element of elements) {
      if (element === undefined || element.parent === undefined || element.waypoints !== undefined) {
        continue;
      }
      const here = this.found.filter((finding) => this.editor.find(finding.element) === element);
      const error = here.some((finding) => finding.error);
      const html = document.createElement('span');
      html.className = `wl-finding ti ti-${error ? 'alert-circle' : 'bulb'}`;
      html.dataset.tone = error ? 'late' : 'soon';
      html.title = here.map(({ text }) => text).join('\n');
      const small = is(element, 'bpmn:Event', 'bpmn:Gateway');
      overlays.add(element.id, 'findings', { position: small ? { top: -8, left: -8 } : { top: -12, left: -12 }, html, scale: false });
    }
  }
}
