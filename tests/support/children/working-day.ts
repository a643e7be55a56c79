/**
 * @file Run as a process of its own, to be killed or to have its disk fail: does every kind of work in a vault, in an order
 * that comes from a seed, and says of each deed that it is saved once the program said so. Arguments: vault, passphrase,
 * folder for what leaves, identifiers as JSON, seed, how many deeds (0: until it is killed). Waits for a line on standard
 * input before it opens the vault, so that it can be loaded beforehand.
 */
import { once } from 'node:events';
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput, CallName } from '../../../src-main/contract/index.ts';
import { asTestimonyError } from '../../../src-main/core/errors/errors.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { auditHead } from '../../../src-main/vault/queries/audit.ts';
import type { DayIds } from '../faults/day-vault.ts';
import { randomFrom } from '../leaving-kills.ts';
import { quietJob } from '../ports.ts';

const [vault = '', passphrase = '', out = '', idsGiven = '{}', seed = '1', deeds = '0'] =
  process.argv.slice(2);
const ids = JSON.parse(idsGiven) as { readonly [Name in keyof DayIds]: never };
const { caseId, personId, account: screeningId, exhibit: evidenceId, bundle: bundleId } = ids;
const random = randomFrom(Number(seed));
const say = (line: unknown) => writeSync(1, `${typeof line === 'string' ? line : JSON.stringify(line)}\n`);

say('loaded');
await once(process.stdin, 'data');
process.stdin.pause();
const engine = await openEngine({
  folder: vault,
  passphrase: passphraseBytes(passphrase),
  clock: systemClock,
}).catch((thrown: unknown) => {
  say({ deed: 'opening', refused: asTestimonyError(thrown).code });
  process.exit(0);
});
const does = <N extends CallName>(name: N, input: CallInput<N>) => perform(engine, name, input, quietJob());
const file = (name: string, text: string) => {
  const path = join(out, name);
  writeFileSync(path, text);
  return engine.files.register(path);
};
const described = { exhibitRef: 'AB1', documentDate: null, section: '', receivedFrom: '' };
const folder = engine.files.register(out);

// What a kill left between two savings of one deed is put back: the work goes on with what there is.
await does('evidenceRestore', { evidenceId }).catch(() => undefined);
const marked = { of: { kind: 'exhibit', id: evidenceId }, by: 'Counsel', reason: 'Gone on with' } as const;
await does('privilegeLift', marked).catch(() => undefined);
say('open');

type Deed = (words: string) => Promise<unknown>;
/** Quick ones, each a saving or two. `words` are to be found in the store afterwards. */
const QUICK: Readonly<Record<string, Deed>> = {
  'a case': (words) => does('caseCreate', { reference: words, title: words }),
  'a case changed': (words) =>
    does('caseUpdate', { caseId, reference: 'LH/7', title: words, profile: 'general', status: 'active' }),
  situation: (words) =>
    does('caseSituation', { caseId, situation: { plea: { answer: 'yes', where: words } } }),
  'a person': (words) => does('personAdd', { caseId, role: 'witness', name: words }),
  particulars: (words) =>
    does('personUpdate', { personId, role: 'survivor', name: 'Maria Popescu', note: words }),
  'a consent': (words) =>
    does('consentRecord', { personId, purpose: 'court-papers', status: 'given', note: words }),
  'a consent taken back': (words) =>
    does('consentRecord', { personId, purpose: 'support-services', status: 'withdrawn', note: words }),
  'an answer': (words) =>
    does('screeningAnswer', {
      screeningId,
      answers: [{ question: 'treatment', state: 'own-words', ownWords: `${words} ${'and on '.repeat(400)}` }],
    }),
  'a note': (words) => does('screeningNote', { screeningId, question: '', note: words }),
  'an exhibit described': (words) => does('evidenceUpdate', { evidenceId, title: words, ...described }),
  'an exhibit taken out': async (words) => {
    await does('evidenceRemove', { evidenceId, reason: words });
    await does('evidenceRestore', { evidenceId });
  },
  'a mark of privilege': async (words) => {
    const of = { kind: 'exhibit', id: evidenceId } as const;
    await does('privilegeMark', { of, reason: words });
    await does('privilegeLift', { of, by: 'Counsel', reason: words });
  },
  'a contact': (words) => does('contactAdd', { personId, note: words }),
  'a contact plan': (words) => does('contactPlanRecord', { personId, plan: { ifNotReached: words } }),
  support: (words) =>
    does('supportRecord', { personId, line: { kind: 'worker', role: 'worker', name: words } as never }),
  'a draft': (words) => does('draftTextKeep', { kind: 'contact', subject: personId, words: { note: words } }),
  'a bundle': (words) => does('bundleCreate', { caseId, title: words, include: 'all-evidence' }),
  'a bundle arranged': (words) =>
    does('bundleArrange', {
      bundleId,
      title: words,
      court: 'Luton Crown Court',
      hearingDate: null,
      sections: [{ title: 'Papers', evidenceIds: [evidenceId] }],
    }),
};
/** Those that take a worker, or write outside. */
const LONG: Readonly<Record<string, Deed>> = {
  'an exhibit taken in': (words) =>
    does('evidenceAdd', { caseId, file: file(`${words}.txt`, `${words} was said`), title: words }),
  'an original exported': (words) => does('evidenceExport', { evidenceId, folder, purpose: words }),
  'a table of the log': () =>
    does('auditExport', { caseId, format: 'csv', own: true, recipient: '', folder, forPurpose: '' }),
  'a bundle built': () => does('bundleBuild', { bundleId, folder }),
  'a backup': () => does('backupMake', { folder }),
  'words indexed': () => does('searchBuild', { again: false }),
};
/** Saves no words of its own that could be looked for. */
const WORDLESS = ['a table of the log', 'a bundle built', 'a backup', 'words indexed'];
/** What is typed over by the next of its kind is looked for only in the log. */
const REPLACED = ['a draft'];

const [quick, long] = [Object.entries(QUICK), Object.entries(LONG)];
const most = Number(deeds);
for (let done = 0; most === 0 || done < most; done += 1) {
  // With an end, each kind comes once and in turn, so that all of them meet the failure somewhere.
  const all = most > 0 ? [...quick, ...long] : random() < 0.12 ? long : quick;
  const at = most > 0 ? (done + Number(seed)) % all.length : Math.floor(random() * all.length);
  const [deed, run] = all[at] as [string, Deed];
  const words = `heron${seed}x${done}wades`;
  try {
    await run(words);
    const { seq, hash } = engine.session.read(auditHead);
    say({ deed, seq, hash, words: [...WORDLESS, ...REPLACED].includes(deed) ? '' : words });
  } catch (thrown) {
    say({ deed, refused: asTestimonyError(thrown).code });
  }
}
await engine.close().catch(() => undefined);
process.exit(0);
