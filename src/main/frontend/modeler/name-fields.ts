import type { Editor } from './editor';
import { type Drawn, is, service } from './services';

/** The name of what is chosen, in both languages. */
export class NameFields {
  private chosen: Drawn | undefined;

  constructor(
    private readonly host: HTMLElement,
    private readonly editor: Editor,
  ) {
    const { modeler } = editor;
    modeler.on('selection.changed', (({ newSelection }: { newSelection: Drawn[] }) => this.show(newSelection)) as never);
    modeler.on(['commandStack.changed', 'import.done'] as never, (() => this.show(service(modeler, 'selection').get())) as never);
    host.addEventListener('change', ({ target }) => this.write(target as HTMLInputElement));
    host.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        service(modeler, 'canvas').focus();
      } else if (event.key === 'Enter' && !event.isComposing) {
        this.write(event.target as HTMLInputElement);
      }
    });
  }

  /** Of the journey itself, when nothing is chosen. */
  private show(chosen: Drawn[]): void {
    const first = chosen.length === 1 ? (chosen[0]!.labelTarget ?? chosen[0]) : undefined;
    const element = chosen.length === 0 ? service(this.editor.modeler, 'canvas').getRootElement() : first;
    this.chosen = element !== undefined && isNamed(element) ? element : undefined;
    this.host.hidden = this.chosen === undefined;
    for (const field of this.host.querySelectorAll<HTMLInputElement>('input')) {
      const value = this.value(field);
      if (field.value !== value) {
        field.value = value;
      }
    }
  }

  private value({ dataset }: HTMLInputElement): string {
    if (this.chosen === undefined) {
      return '';
    }
    const { id, name } = this.chosen.businessObject;
    return dataset.language === this.editor.naming.other ? this.editor.naming.inOther(id) : (name ?? '');
  }

  private write(field: HTMLInputElement): void {
    const { chosen } = this;
    if (chosen === undefined || field.value === this.value(field)) {
      return;
    }
    if (field.dataset.language === this.editor.naming.other) {
      this.editor.naming.setOther(chosen.businessObject.id, field.value.trim());
    } else {
      service(this.editor.modeler, 'modeling').updateProperties(chosen, { name: field.value.trim() });
    }
  }
}

function isNamed(element: Drawn): boolean {
  return is(element, 'bpmn:FlowElement', 'bpmn:Process') && (!is(element, 'bpmn:SequenceFlow') || is(element.source!, 'bpmn:Gateway'));
}
