/** @file What leaves the vault, and what becomes of it when something goes wrong on the way. */
import type { Mutant } from '../mutant.ts';

const steps = 'tests/faults/leaving/each-step.test.ts';

export const LEAVING: readonly Mutant[] = [
  {
    what: 'a folder that is away is told of at every opening',
    file: 'src-main/usecases/leaving/settle-departures.ts',
    find: 'if (state !== one.state) endDeparture',
    put: 'if (one.id !== state) endDeparture',
    test: steps,
    only: 'a disk that was pulled',
  },
  {
    what: 'what left for a disk that is not plugged in is taken for lost',
    file: 'src-main/usecases/leaving/settle-departures.ts',
    find: "if (!existsSync(folder)) return 'unreachable';",
    put: "if (!existsSync(folder)) return 'not-found';",
    test: steps,
    only: 'a disk that was pulled',
  },
  {
    what: 'a file that stands outside is removed at the next opening',
    file: 'src-main/usecases/leaving/settle-departures.ts',
    find: 'statSync(path).isFile() && statSync(path).size === 0',
    put: 'statSync(path).isFile()',
    test: steps,
  },
  {
    what: 'any file by that name is the one that left',
    file: 'src-main/usecases/leaving/look-outside.ts',
    find: 'return hash.finish() === sha256;',
    put: "return hash.finish() !== '' && sha256 !== '';",
    test: steps,
  },
  {
    what: 'a bundle of which half is there is there',
    file: 'src-main/usecases/leaving/look-outside.ts',
    find: "there === files.length ? 'found' : 'found-in-part'",
    put: "there > 0 ? 'found' : 'found-in-part'",
    test: 'tests/unit/leaving/look-outside.test.ts',
  },
  {
    what: 'what could not be taken back is said not to have left',
    file: 'src-main/usecases/leaving/let-out.ts',
    find: "seen === 'found' || seen === 'found-in-part' ? seen : 'did-not-leave'",
    put: "seen === 'unreachable' ? seen : 'did-not-leave'",
    test: steps,
  },
  {
    what: 'a half-made thing that cannot be removed is never looked for again',
    file: 'src-main/usecases/leaving/let-out.ts',
    find: 'if (staging?.end() === false) return;',
    put: 'staging?.end();',
    test: steps,
  },
  {
    what: 'custody says that an exhibit went out which was never found',
    file: 'src-main/usecases/leaving/end-departure.ts',
    find: `  'not-found': 'not-found',
`,
    put: '',
    test: steps,
    only: 'not found, and custody',
  },
  {
    what: 'custody says that an exhibit went out which did not',
    file: 'src-main/usecases/leaving/end-departure.ts',
    find: `  'did-not-leave': 'not-left',
`,
    put: '',
    test: steps,
    only: 'after it is recorded',
  },
  {
    what: 'answers are shown for typing though consent was withdrawn meanwhile',
    file: 'src-main/usecases/leaving/type-out.ts',
    find: `    usePermit(engine, tx, permit);
`,
    put: '',
    test: 'tests/integration/consent/every-no.test.ts',
  },
  {
    what: 'the record names a file by the name it should have had',
    file: 'src-main/usecases/leaving/write-out.ts',
    find: '{ ...release, fileName, sha256, at, by }',
    put: '{ ...release, fileName: wanted, sha256, at, by }',
    test: 'tests/integration/worksheets/notification.test.ts',
    only: 'took its name',
  },
  {
    what: 'a bundle stands there before what explains it',
    file: 'src-main/usecases/leaving/staging.ts',
    find: "?? ''))].reverse();",
    put: "?? ''))];",
    test: 'tests/integration/durable.test.ts',
  },
  {
    what: 'others may look into what is being made',
    file: 'src-main/usecases/leaving/staging.ts',
    find: 'mkdirSync(path, { mode: 0o700 });',
    put: 'mkdirSync(path);',
    test: steps,
    only: 'a lock in the middle',
  },
  {
    what: 'a lock in the middle of work leaves the readable half',
    file: 'src-main/usecases/leaving/staging.ts',
    find: `lock.release();
    takeAway(path);`,
    put: 'lock.release();',
    test: steps,
    only: 'a lock in the middle',
  },
  {
    what: "another program's link is cleared away as ours",
    file: 'src-main/usecases/leaving/staging.ts',
    find: 'lstatSync(path).isDirectory()',
    put: 'statSync(path).isDirectory()',
    test: steps,
    only: 'only looks like',
  },
];
