import type { Block } from './blocks';
import { type Drawn, is, type Moddle } from './services';

/** What people call an element: by its name, a way by its ends, and what has no name by what it is. */
export function called(element: Drawn, blocks: Block[]): string {
  const { name, id } = element.businessObject;
  if (typeof name === 'string' && name.trim() !== '') {
    return name;
  }
  if (is(element, 'bpmn:SequenceFlow') && element.source && element.target) {
    return `${called(element.source, blocks)} → ${called(element.target, blocks)}`;
  }
  const event = (element.businessObject.get('eventDefinitions') as Moddle[] | undefined)?.[0]?.$type;
  return blocks.find((block) => block.type === element.type && block.step === undefined && block.event === event)?.label ?? id;
}
