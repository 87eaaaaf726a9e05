import { type Fact } from '../vocabulary';
import { CUSTOMER } from './facts';
import type { Form } from './form';
import { otherTasks, spanField, valueField } from './values';
import { readTimer } from './timers';
import { momentField } from './times';

/** A task that people do: whose, with which form, until when. */
export function taskForm(form: Form): HTMLElement[] {
  const { parts, words, model, element, bo, vocabulary } = form;
  const said = (name: string): string => bo.get(`camunda:${name}`) ?? '';
  const set = (name: string) => (value: string) => model.set(element, { [`camunda:${name}`]: value });
  const sheet = vocabulary.forms.find((each) => each.key === said('formRef'));
  return [
    valueField(
      form,
      { at: 'form', label: words('form'), ...(sheet?.gives.length ? { help: words('form.gives', sheet.gives.map((fact) => fact.label).join(words('comma'))) } : {}) },
      'form',
      [],
      said('formRef'),
      (value) => model.set(element, { 'camunda:formRef': value, 'camunda:formRefBinding': value && 'latest' }),
    ),
    parts.section(
      words('whose'),
      valueField(form, { at: 'queue', label: words('queue'), required: true }, 'queue', [], said('candidateGroups'), set('candidateGroups')),
      parts.select({ at: 'byRole', label: words('by-role'), help: words('by-role.help') }, form.property('byRole'), [form.none(words('by-role.any')), ...vocabulary.roles], (value) =>
        form.setProperty('byRole', value),
      ),
      parts.select({ at: 'notBy', label: words('not-by'), help: words('not-by.help') }, form.property('notBy'), [form.none(words('not-by.none')), ...otherTasks(form)], (value) =>
        form.setProperty('notBy', value),
      ),
      parts.select({ at: 'about', label: words('belongs') }, form.property('about'), belongings(form), (value) => form.setProperty('about', value)),
    ),
    parts.section(
      words('when'),
      valueField(form, { at: 'priority', label: words('priority'), help: words('priority.help') }, 'priority', [], said('priority'), set('priority')),
      dueField(form, 'dueDate', words('due'), words('due.help')),
      dueField(form, 'followUpDate', words('follow-up'), words('follow-up.help')),
    ),
  ];
}

/** A stretch of time from when the task comes up, a point in time, or a fact that holds either. */
function dueField(form: Form, name: string, label: string, help: string): HTMLElement {
  const value: string = form.bo.get(`camunda:${name}`) ?? '';
  const take = (text: string): void => form.model.set(form.element, { [`camunda:${name}`]: text });
  const date = readTimer('timeDate', value);
  return date.kind === 'date'
    ? momentField(form, { at: name, label, help }, date, (timer) => take(`${timer.local}:00${timer.offset}`))
    : spanField(form, { at: name, label, help }, 'wait', value, take, (fact: Fact) => fact.type !== 'number' && fact.type !== 'flag');
}

/** Who has a task from its start: what a step holds for it, or who looks after the customer. */
function belongings(form: Form): { value: string; label: string }[] {
  const special = [CUSTOMER, 'callbackRef', 'complaintNumber'];
  const facts = form.facts().filter((fact) => fact.type === 'text' && /Ref$/.test(fact.name) && !special.includes(fact.name));
  return [
    form.none(form.words('belongs.none')),
    ...special.map((value) => ({ value, label: form.words(`belongs.${value}`) })),
    ...facts.map((fact) => ({ value: fact.name, label: fact.label })),
  ];
}
