import { defineConfig } from 'vite';
import { usedIcons } from './icons.ts';
import { usedClasses } from './classes.ts';

const pages = ['../resources/web', '../resources/messages', '../java'];
const classes = '../../../target/classes/static/app';

// One entry per page or island. Names carry a hash of their content; the server reads the manifest.
export default defineConfig({
  base: '/app/',
  publicDir: false,
  plugins: [usedIcons([...pages, 'modeler']), usedClasses(pages)],
  build: {
    outDir: classes,
    emptyOutDir: true,
    manifest: 'manifest.json',
    // whose work is in the bundle, and under which licence
    license: { fileName: 'licenses.md' },
    assetsInlineLimit: 0,
    // light-dark() and text-autospace reach the browser as written
    target: ['chrome125', 'firefox125', 'safari17.5'],
    rollupOptions: {
      // htmx has an eval that allowEval=false and the Content-Security-Policy both keep shut
      checks: { eval: false, pluginTimings: false },
      input: {
        shell: 'shell/shell.ts',
        audience: 'audience/audience.ts',
        inbox: 'inbox/inbox.ts',
        import: 'import/import.ts',
        work: 'work/work.ts',
        calendar: 'calendar/calendar.ts',
        catalogue: 'catalogue/catalogue.ts',
        calls: 'calls/calls.ts',
        complaints: 'complaints/complaints.ts',
        diagram: 'diagram/diagram.ts',
        hours: 'settings/hours.ts',
        lists: 'lists/lists.ts',
        modeler: 'modeler/modeler.ts',
      },
    },
  },
});
