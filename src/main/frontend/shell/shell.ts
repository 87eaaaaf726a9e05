import '@tabler/core/dist/css/tabler.min.css';
import '@tabler/icons-webfont/dist/tabler-icons.min.css';
import './shell.css';
import 'htmx.org';

import { startClock } from './clock';
import { startDialogs } from './dialogs';
import { startFailures } from './failures';
import { startKeys } from './keys';
import { startMenus } from './menus';

startClock();
startDialogs();
startMenus();
startKeys();
startFailures();
