import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { describe, expect, it } from 'vitest';
import { Model, type Moddle, type Shape } from './model';

const TASK = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:other="https://example.com/other" id="D" targetNamespace="t">
  <bpmn:process id="p"><bpmn:serviceTask id="t">CONTENT</bpmn:serviceTask></bpmn:process>
</bpmn:definitions>`;

/** A task with this inside, as a modeler would change it. */
async function task(content: string): Promise<{ model: Model; shape: Shape; bo: Moddle; written(): Promise<string> }> {
  const moddle = new BpmnModdle({ camunda }) as any;
  const { rootElement } = await moddle.fromXML(TASK.replace('CONTENT', content));
  const bo: Moddle = rootElement.rootElements[0].flowElements[0];
  const set = (target: any, properties: object): void => Object.entries(properties).forEach(([name, value]) => target.set(name, value));
  const services: Record<string, unknown> = {
    modeling: {
      updateProperties: (shape: Shape, properties: object) => set(shape.businessObject, properties),
      updateModdleProperties: (_: Shape, target: Moddle, properties: object) => set(target, properties),
    },
    commandStack: { register: () => {}, execute: (_: string, context: { act(): void }) => context.act() },
    bpmnFactory: { create: (type: string, properties: object) => moddle.create(type, properties) },
    elementRegistry: {},
  };
  const model = new Model({ get: (name: string) => services[name] } as never);
  const written = async (): Promise<string> => {
    const { xml } = await moddle.toXML(rootElement, { format: false });
    return /<bpmn:serviceTask id="t"[^>]*>(.*)<\/bpmn:serviceTask>/s.exec(xml)?.[1]?.replaceAll(/>\s+</g, '><') ?? '';
  };
  return { model, bo, written, shape: { id: 't', type: 'bpmn:ServiceTask', businessObject: bo } };
}

describe('what is written into a diagram', () => {
  it('comes with its block, and goes with it', async () => {
    const { model, shape, bo, written } = await task('');

    model.setInput(shape, 'template', 'welcome');
    model.setProperty(shape, bo, 'about', 'orderRef');
    expect(await written()).toBe(
      '<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="template">welcome</camunda:inputParameter></camunda:inputOutput>' +
        '<camunda:properties><camunda:property name="about" value="orderRef" /></camunda:properties></bpmn:extensionElements>',
    );

    model.setInput(shape, 'template', '');
    model.setProperty(shape, bo, 'about', '');
    expect(await written()).toBe('');
  });

  it('leaves alone what is not ours', async () => {
    const foreign = '<other:thing kept="yes" />';
    const { model, shape, bo, written } = await task(
      `<bpmn:extensionElements>${foreign}<camunda:properties><camunda:property name="take" value="score" /></camunda:properties></bpmn:extensionElements>`,
    );

    model.setProperty(shape, bo, 'about', 'surveyRef');
    model.setProperty(shape, bo, 'take', '');
    model.setInput(shape, 'kind', 'NPS');
    model.setInput(shape, 'kind', '');

    expect(model.property(bo, 'about')).toBe('surveyRef');
    expect(await written()).toBe(
      `<bpmn:extensionElements>${foreign}<camunda:properties><camunda:property name="about" value="surveyRef" /></camunda:properties></bpmn:extensionElements>`,
    );
  });

  it('hands a fact or words over, in place of what was handed over before', async () => {
    const { model, shape, bo, written } = await task('');

    model.setMapping(shape, 'camunda:In', 'queue', { source: 'queue' });
    model.setMapping(shape, 'camunda:In', 'queue', { sourceExpression: "${'quality'}" });
    model.setMapping(shape, 'camunda:Out', 'outcome', { source: 'outcome' });
    expect(await written()).toBe(
      `<bpmn:extensionElements><camunda:in sourceExpression="\${&#39;quality&#39;}" target="queue" /><camunda:out source="outcome" target="outcome" /></bpmn:extensionElements>`,
    );

    model.setMapping(shape, 'camunda:In', 'queue', null);
    expect(model.mappings(bo, 'camunda:In')).toEqual([]);
  });

  it('keeps one comment', async () => {
    const { model, shape, bo, written } = await task('');

    model.setDocumentation(shape, bo, 'Why');
    model.setDocumentation(shape, bo, 'Why not');
    expect(await written()).toBe('<bpmn:documentation>Why not</bpmn:documentation>');

    model.setDocumentation(shape, bo, '');
    expect(await written()).toBe('');
  });
});
