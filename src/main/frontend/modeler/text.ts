import type { Content, Editor } from './editor';
import { NamesText } from './names';
import type { Words } from './words';

/** The drawing and its names as text. What cannot be read is refused with what the reader says, and changes nothing. */
export class TextView {
  private readonly dialog = document.getElementById('text') as HTMLDialogElement;
  private readonly drawing = document.getElementById('text-drawing') as HTMLTextAreaElement;
  private readonly names = document.getElementById('text-names') as HTMLTextAreaElement;
  private readonly wrong = this.dialog.querySelector<HTMLElement>('[data-text-wrong]')!;
  private shown: Content = { drawing: '', names: null };

  constructor(
    private readonly editor: Editor,
    private readonly words: Words,
    private readonly apply: (content: Content) => Promise<void>,
  ) {
    this.dialog.querySelector('[data-apply]')!.addEventListener('click', () => void this.take());
  }

  async open(): Promise<void> {
    this.show(await this.editor.content());
  }

  /** A file that cannot be drawn is shown as it is. */
  show(content: Content): void {
    this.shown = content;
    this.drawing.value = content.drawing;
    this.names.value = content.names ?? '';
    this.wrong.hidden = true;
    this.dialog.showModal();
    this.drawing.focus();
    this.drawing.setSelectionRange(0, 0);
    this.drawing.scrollTop = 0;
  }

  private async take(): Promise<void> {
    // a text field writes line ends its own way
    const same = (now: string, before: string): boolean => now === before.replace(/\r\n?/g, '\n');
    const names = this.names.value.trim() === '' ? null : this.names.value;
    const has = (drawing: string, id: string): boolean => drawing.includes(`id="${id}"`);
    const content: Content = {
      drawing: same(this.drawing.value, this.shown.drawing) ? this.shown.drawing : this.drawing.value,
      names: same(names ?? '', this.shown.names ?? '') ? this.shown.names : names,
    };
    if (content.names !== null && content.names === this.shown.names) {
      // names of what was taken out of the drawing go with it
      content.names = new NamesText(content.names).without((id) => has(content.drawing, id) || !has(this.shown.drawing, id)).text;
    }
    if (content.drawing !== this.shown.drawing || content.names !== this.shown.names) {
      try {
        await this.apply(content);
      } catch (unreadable) {
        this.wrong.textContent = `${this.words.of('text-unreadable')} ${saidBy(unreadable)}`;
        this.wrong.hidden = false;
        return;
      }
    }
    this.dialog.close();
  }
}

/** What the reader of BPMN says, without the names of its functions. */
export function saidBy(unreadable: unknown): string {
  return unreadable instanceof Error ? unreadable.message.split('\n')[0]! : String(unreadable);
}
