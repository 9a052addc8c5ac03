import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statesPicture } from '#functions/casework/index.ts';

// Draws docs/states.md again after a change of the state machine.
writeFileSync(join(import.meta.dirname, '../../docs/states.md'), statesPicture());
