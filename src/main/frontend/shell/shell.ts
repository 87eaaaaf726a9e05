import '@tabler/core/dist/css/tabler.min.css';
import '@tabler/icons-webfont/dist/tabler-icons.min.css';
import './shell.css';
import 'htmx.org';

import { startAgain } from './again';
import { startClock } from './clock';
import { startDialogs } from './dialogs';
import { startFailures } from './failures';
import { startKept } from './kept';
import { startKeys } from './keys';
import { startHold } from './live/hold';
import { startLive } from './live/live';
import { startMenus } from './menus';
import { startPalette } from './palette/palette';
import { startResults } from './palette/results';

startClock();
startAgain();
startDialogs();
startMenus();
startKeys();
startFailures();
startKept();
startHold();
startLive();
startPalette();
startResults();
