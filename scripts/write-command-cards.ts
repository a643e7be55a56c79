/** @file `npm run cards`: writes what is known of each command without loading it to resources/command-cards.json. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardsOfAll } from '../src-main/cli/command-cards.ts';

const place = join(import.meta.dirname, '../resources/command-cards.json');
writeFileSync(place, `${JSON.stringify(await cardsOfAll(), null, 1)}\n`);
