import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const SHEET = /tabler-icons\.min\.css/;
const RULE = /\.ti-([a-z0-9-]+):before\{[^}]*\}/g;
const OTHER_FORMATS = /,url\([^)]*\.(?:woff|ttf)\?[^)]*\) format\("(?:woff|truetype)"\)/g;

/**
 * Keeps the rules of the icons whose names occur as a word in our pages and code, out of some six thousand. A word that
 * happens to be an icon's name costs thirty bytes; a name put together at run time would be lost, so none is.
 */
export function usedIcons(folders: string[]): Plugin {
  return {
    name: 'wayline-used-icons',
    enforce: 'pre',
    transform(sheet, id) {
      if (!SHEET.test(id)) {
        return null;
      }
      const words = new Set([...folders.map((folder) => resolve(folder)), resolve('shell')].flatMap(wordsBelow));
      return sheet
        .replace(RULE, (rule, name: string) => (words.has(name) ? rule : ''))
        .replace(OTHER_FORMATS, '');
    },
  };
}

function wordsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .flatMap((file) => readFileSync(join(file.parentPath, file.name), 'utf8').match(/[a-z][a-z0-9-]+/g) ?? [])
    .map((word) => word.replace(/^ti-/, ''));
}
