import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCondition, writeCondition } from './modeler/properties/conditions.ts';
import { type Sort, readTimer, writeTimer } from './modeler/properties/timers.ts';

const PROCESSES = join(import.meta.dirname, '../../../processes');

const diagrams = readdirSync(PROCESSES, { recursive: true, withFileTypes: true })
  .filter((file) => file.name.endsWith('.bpmn'))
  .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));

function texts(pattern: RegExp): string[][] {
  return diagrams.flatMap((diagram) =>
    [...diagram.matchAll(pattern)].map((found) =>
      found.slice(1).map((text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')),
    ),
  );
}

describe('what ships with Wayline', () => {
  const timers = texts(/<bpmn:(timeDate|timeDuration|timeCycle)[^>]*>([^<]*)</g) as [Sort, string][];
  const conditions = texts(/<bpmn:conditionExpression[^>]*>([^<]*)</g).map(([text]) => text!);

  it.each(timers)('says each timer as a sentence, and writes it as it was: %s %s', (sort, text) => {
    const timer = readTimer(sort, text);

    expect(timer.kind).not.toBe('text');
    expect(writeTimer(timer)).toEqual({ sort, text });
  });

  it('knows timers and conditions of every journey', () => {
    expect(timers.length).toBeGreaterThan(20);
    expect(conditions.length).toBeGreaterThan(50);
  });

  it.each(conditions)('keeps each condition as it was: %s', (text) => {
    const group = readCondition(text);

    if (group !== null) {
      expect(writeCondition(group)).toBe(text);
    }
  });

  it('says all conditions as rows but the one that calculates', () => {
    expect(conditions.filter((text) => readCondition(text) === null)).toEqual([
      '${callbackAttempt < (maxAttempts == null ? 3 : maxAttempts)}',
    ]);
  });

  it.each(texts(/camunda:dueDate="([^"]*)"/g).map(([text]) => text!))('keeps each due time: %s', (text) => {
    const timer = readTimer('timeDuration', text);
    expect(timer.kind).not.toBe('text');
    expect(writeTimer(timer).text).toBe(text);
  });
});
