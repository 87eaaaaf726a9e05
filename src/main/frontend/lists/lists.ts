import { addKeys } from '../shell/keys';
import { startRows, walk } from './rows';

addKeys({ j: () => walk(1), k: () => walk(-1) });
startRows();
