import type { Block } from './blocks';
import { called } from './called';
import type { Editor } from './editor';
import { service } from './services';
import type { Words } from './words';

/** The buttons of the head and those that zoom, and what is said of the drawing as a whole. */
export class ToolBar {
  constructor(
    private readonly part: HTMLElement,
    private readonly editor: Editor,
    private readonly words: Words,
    private readonly blocks: Block[],
    /** What the page itself does, by the names of buttons. */
    private readonly more: Record<string, () => void>,
  ) {
    const { modeler } = editor;
    modeler.on(['selection.changed', 'commandStack.changed', 'import.done'] as never, (() => this.renew()) as never);
    modeler.on('canvas.viewbox.changed', (() => this.zoomed()) as never);
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-act]') : null;
      if (button !== null) {
        this.act(button);
      }
    });
    this.renew();
  }

  /** The beginning, as large as it can be read; all of it where that is as large. */
  fit(): void {
    const canvas = service(this.editor.modeler, 'canvas');
    const { inner, outer } = canvas.viewbox();
    const all = Math.min(1, outer.width / (inner.width + 80), outer.height / (inner.height + 80));
    const scale = Math.max(all, Math.min(0.8, outer.height / (inner.height + 80)), 0.5);
    const height = outer.height / scale;
    canvas.viewbox({ x: inner.x - 40, y: inner.y - (height - inner.height) / 2, width: outer.width / scale, height });
  }

  private act(button: HTMLElement): void {
    const { modeler } = this.editor;
    const canvas = service(modeler, 'canvas');
    const acts: Record<string, () => void> = {
      undo: () => service(modeler, 'commandStack').undo(),
      redo: () => service(modeler, 'commandStack').redo(),
      find: () => service(modeler, 'searchPad').toggle(),
      map: () => service(modeler, 'minimap').toggle(),
      align: () => this.align(button),
      smaller: () => canvas.zoom(canvas.zoom() * 0.8),
      larger: () => canvas.zoom(canvas.zoom() * 1.25),
      fit: () => canvas.zoom('fit-viewport', 'auto'),
      ...this.more,
    };
    acts[button.dataset.act!]?.();
  }

  private align(button: HTMLElement): void {
    const { modeler } = this.editor;
    const chosen = service(modeler, 'selection').get();
    if (chosen.length > 1) {
      const { left, bottom } = button.getBoundingClientRect();
      service(modeler, 'popupMenu').open(chosen, 'align-elements', { x: left, y: bottom + 4, cursor: { x: left, y: bottom + 4 } }, { title: this.words.of('align.title') });
    }
  }

  private renew(): void {
    const { modeler } = this.editor;
    const stack = service(modeler, 'commandStack');
    const chosen = service(modeler, 'selection').get();
    this.tool('undo').disabled = !stack.canUndo();
    this.tool('redo').disabled = !stack.canRedo();
    this.tool('align').disabled = chosen.length < 2;
    // for those who hear what is chosen
    this.part.querySelector('[data-chosen]')!.textContent = chosen.map((element) => called(element, this.blocks)).join(', ');
  }

  private tool(act: string): HTMLButtonElement {
    return document.querySelector<HTMLButtonElement>(`button[data-act="${act}"]`)!;
  }

  private zoomed(): void {
    const zoom = this.part.querySelector('[data-zoom]');
    if (zoom !== null) {
      zoom.textContent = `${Math.round(service(this.editor.modeler, 'canvas').zoom() * 100)}%`;
    }
  }
}
