import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const SHEET = /tabler-icons\.min\.css/;
const RULE = /\.ti-([a-z0-9-]+):before\{content:"\\([0-9a-f]+)"\}/g;
const SOURCES = /src:url\("\.\/(fonts\/tabler-icons\.woff2)[^"]*"\)[^;}]*/;
const SUBSET = resolve('node_modules/.wayline/tabler-icons.woff2');

/**
 * Keeps the icons whose names occur as a word in our pages and code, out of some six thousand: their rules, and their
 * shapes in the font. A word that happens to be an icon's name costs a few hundred bytes; a name put together at run time
 * would be lost, so none is.
 */
export function usedIcons(folders: string[]): Plugin {
  return {
    name: 'wayline-used-icons',
    enforce: 'pre',
    async transform(sheet, id) {
      if (!SHEET.test(id)) {
        return null;
      }
      const words = new Set([...folders.map((folder) => resolve(folder)), resolve('shell')].flatMap(wordsBelow));
      const shapes: string[] = [];
      const rules = sheet.replace(RULE, (rule, name: string, shape: string) => {
        if (!words.has(name)) {
          return '';
        }
        shapes.push(String.fromCodePoint(parseInt(shape, 16)));
        return rule;
      });
      const font = SOURCES.exec(rules)?.[1];
      if (!font || !shapes.length) {
        throw new Error(`${id} is not written as it was: no font or no icon was found in it`);
      }
      const whole = readFileSync(join(dirname(id.split('?')[0] ?? id), font));
      mkdirSync(dirname(SUBSET), { recursive: true });
      writeFileSync(SUBSET, await subsetFont(whole, shapes.join(''), { targetFormat: 'woff2' }));
      return rules.replace(SOURCES, `src:url("${SUBSET}") format("woff2")`);
    },
  };
}

function wordsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .flatMap((file) => readFileSync(join(file.parentPath, file.name), 'utf8').match(/[a-z][a-z0-9-]+/g) ?? [])
    .map((word) => word.replace(/^ti-/, ''));
}
