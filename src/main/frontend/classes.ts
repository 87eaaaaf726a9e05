import { join, resolve } from 'node:path';
import { PurgeCSS } from 'purgecss';
import type { Plugin } from 'vite';

// the frame, and what lies beside its feature
const OURS = ['shell', 'calendar', 'calls', 'campaign', 'complaints', 'customers', 'diagram', 'home', 'import', 'inbox', 'journeys', 'lists', 'mails', 'modeler', 'settings', 'team', 'work'];

const SHEET = /@tabler[/\\]core[/\\].*\.css/;

/**
 * Drops the rules of Tabler whose classes occur as a word in none of our pages and code: nine tenths of what every page
 * would read. A class that is put together at run time would be lost, so none is; a new one is there with the next build.
 */
export function usedClasses(folders: string[]): Plugin {
  return {
    name: 'wayline-used-classes',
    enforce: 'pre',
    async transform(sheet, id) {
      if (!SHEET.test(id)) {
        return null;
      }
      const [purged] = await new PurgeCSS().purge({
        content: [...folders, ...OURS].map((folder) => join(resolve(folder), '**/*.{ftlh,properties,java,ts,tsx,css}')),
        css: [{ raw: sheet }],
        defaultExtractor: (content) => content.match(/[A-Za-z0-9_-]+/g) ?? [],
        keyframes: true,
        fontFace: true,
        // custom properties stay: our own sheets read and set them
        variables: false,
        safelist: { greedy: [/data-bs-theme/, /:root/] },
      });
      return purged.css;
    },
  };
}
