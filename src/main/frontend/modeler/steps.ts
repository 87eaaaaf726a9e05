import { type Block, shapeOf } from './blocks';
import { place } from './drawing';
import { type BpmnModeler, service } from './services';

/** The steps beside the drawing, as a list that can be searched: a press or Enter adds one, and one can be dragged. */
export class StepList {
  private readonly search: HTMLInputElement;
  private readonly list: HTMLElement;

  constructor(
    host: HTMLElement,
    private readonly modeler: BpmnModeler,
    private readonly blocks: Block[],
  ) {
    this.search = host.querySelector<HTMLInputElement>('input')!;
    this.list = document.createElement('div');
    host.append(this.list);
    this.draw();
    this.search.addEventListener('input', () => this.draw());
    this.search.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('keydown', (event) => this.walk(event));
  }

  focus(): void {
    this.search.focus();
    this.search.select();
  }

  private draw(): void {
    const text = this.search.value.trim().toLocaleLowerCase();
    const fits = ({ label, description }: Block): boolean => `${label} ${description}`.toLocaleLowerCase().includes(text);
    const found = this.blocks.filter(fits);
    const groups = [...new Set(found.map(({ group }) => group))];
    this.list.replaceChildren(
      ...groups.flatMap((group) => {
        const title = document.createElement('h2');
        title.textContent = group;
        return [title, ...found.filter((block) => block.group === group).map((block) => this.button(block))];
      }),
    );
  }

  private button(block: Block): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.block = block.id;
    button.title = block.description || block.label;
    button.draggable = true;
    const icon = document.createElement('i');
    icon.className = `ti ti-${block.icon}`;
    icon.setAttribute('aria-hidden', 'true');
    button.append(icon, block.label);
    button.addEventListener('dragstart', (event) => {
      event.preventDefault();
      service(this.modeler, 'create').start(event, shapeOf(this.modeler, block));
    });
    button.addEventListener('click', () => this.add(block));
    return button;
  }

  private add(block: Block): void {
    place(this.modeler, block);
    service(this.modeler, 'canvas').focus();
  }

  private key(event: KeyboardEvent): void {
    const first = this.list.querySelector<HTMLButtonElement>('button');
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      first?.click();
      this.search.value = '';
      this.draw();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      first?.focus();
    } else if (event.key === 'Escape') {
      this.search.value = '';
      this.draw();
      service(this.modeler, 'canvas').focus();
    }
  }

  private walk(event: KeyboardEvent): void {
    const buttons = [...this.list.querySelectorAll<HTMLButtonElement>('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === 'Escape') {
      service(this.modeler, 'canvas').focus();
    } else if (to !== undefined && at >= 0) {
      event.preventDefault();
      (to < 0 ? this.search : buttons[Math.min(to, buttons.length - 1)])?.focus();
    }
  }
}
