import type BpmnModeler from 'bpmn-js/lib/Modeler';

import type { Vocabulary } from '../vocabulary';

/** The settings of what is chosen. */
export function propertiesPanel(
  host: HTMLElement,
  modeler: InstanceType<typeof BpmnModeler>,
  vocabulary: Vocabulary,
  _language: string,
): { destroy(): void } {
  const show = ({ newSelection }: { newSelection: { businessObject: { get(name: string): string | undefined } }[] }): void => {
    const step = newSelection[0]?.businessObject.get('camunda:delegateExpression')?.replace(/^\$\{|\}$/g, '');
    host.textContent = vocabulary.steps.find(({ name }) => name === step)?.description ?? '';
  };
  modeler.on('selection.changed', show as never);
  return { destroy: () => host.replaceChildren() };
}
