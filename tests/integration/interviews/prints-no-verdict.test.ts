/**
 * Whatever is answered, what the program says about it is made of the form's words, the answers, and a short list of
 * neutral words that stands here to be read. Seen for the readings of worksheets and the lines of the command line;
 * the window is in tests/e2e/no-verdict.test.ts, the bundle in tests/integration/bundle/no-verdict.test.ts.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../src-main/cli/command.ts';
import { caseCommands } from '../../../src-main/cli/commands/case.ts';
import { consentCommands } from '../../../src-main/cli/commands/consent.ts';
import { recordFillCommands } from '../../../src-main/cli/commands/record-fill.ts';
import { tellOnceCommands } from '../../../src-main/cli/commands/tell-once.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { OWNER, temporaryFolder, vaultForCli } from '../../support/cli.ts';
import { lawOf } from '../../support/forms.ts';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { quietJob, testClock } from '../../support/ports.ts';
import { saidReading } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';
import {
  anyAnswers,
  extremeAnswers,
  questionsOf,
  type SetAnswer,
} from '../../support/verdict/answer-sets.ts';
import { stringsIn, wordsOf } from '../../support/verdict/lexicon.ts';
import { findingsIn, formStrings, ourPart, readJson } from '../../support/verdict/printed.ts';
import { READING } from '../../support/verdict/reading-words.ts';

const resources = findResources();
const { forms } = await loadFormLibrary(resources);
const all = [...forms.values()].map((form) => [form.file.testimony.id, form] as const);
const read = all.filter(([, form]) => form.file.testimony.rule !== undefined);

/** Names of what a rule lists and of countries, as the program's files have them. */
const ruleStrings = [
  ...stringsIn(readJson(resources.folder, 'indicators', 'ilo-2009.json'), new Set(['id', 'key'])),
  ...stringsIn(readJson(resources.folder, 'codes', 'countries.json'), new Set(['value'])),
];

describe('a worksheet read together says nothing about the person', () => {
  let call: Caller;
  let ids: { caseId: CaseId; personId: PersonId };
  beforeAll(async () => {
    call = interviewCaller(await temporaryVault());
    const { id: caseId } = await call('caseCreate', { reference: 'NV/1', title: 'Readings' });
    const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Maria' });
    ids = { caseId, personId };
  });

  it.each(read)('%s, whatever is answered', async (formId, form) => {
    const { id: screeningId } = await call('screeningStart', { ...ids, formId });
    const strings = [...formStrings(form.file), ...ruleStrings];
    const hold = async (answers: readonly SetAnswer[]) => {
      await call('screeningAnswer', { screeningId, answers: [...answers] });
      const { readings, label } = await call('screeningReading', { screeningId });
      const lines = readings.map(saidReading).flatMap((one) => [one.title, ...one.lines, one.note]);
      expect(findingsIn(ourPart([...lines, label], { strings, answers }), READING)).toEqual([]);
    };
    await hold(extremeAnswers(form.file, 0));
    await hold(extremeAnswers(form.file, 1));
    await fc.assert(fc.asyncProperty(anyAnswers(form.file), hold), { numRuns: 25 });
  });
});

/** What the commands say around the answers. */
const LINES = new Set([
  ...READING,
  ...wordsOf(`
    Told, and not yet taken into this form: the first page of the case.
    Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec
    questions are answered. that apply are answered, of them just now. interview form version status draft fingerprint
    Not asked Not known Prefers not to say Skip for now Taken back
    Nothing is recorded yet. Next: consent record
    accounts differ particulars consent ledger date person purpose recipient status until given refused withdrawn
    explained by, nobody is recorded as having explained it, in, interpreter, only, anybody, signed paper, written down by
    is not asked while has rows belongs to one of them, and no sheet says to which. To put it there: rows row number set of
    Volunteered Asked openly Prompted Noted by the worker
    ${OWNER} Maria
  `),
]);

const AGE = ['under-18', 'born'];
const saysNoAge = ({ question }: SetAnswer): boolean => !AGE.includes(question);

describe('nor does the command line', () => {
  const commands = [...caseCommands, ...recordFillCommands, ...tellOnceCommands, ...consentCommands];
  const folder = temporaryFolder();
  let open: { vault: string; 'passphrase-file': string };
  const run = async (name: string, options: Record<string, string>) => {
    const found = commands.find((one) => one.name === name) as Command;
    const terminal = {
      clock: testClock,
      say: () => undefined,
      progress: () => undefined,
      show: () => undefined,
      ask: () => Promise.reject(new Error('asked')),
      askSecret: () => Promise.reject(new Error('asked')),
      canAsk: false,
      readInput: () => '',
    };
    const given = { ...open, ...options } as never;
    return found.run({
      options: given,
      positionals: [],
      job: quietJob(),
      terminal,
      checkLine: () => undefined,
      runLine: () => Promise.reject(new Error('alone')),
    });
  };
  const facts = stringsIn(readJson(resources.folder, 'facts', 'facts.json'));
  const purposes = stringsIn(readJson(resources.folder, 'consent', 'purposes.json'));
  const everyForm = all.flatMap(([id, form]) => [...formStrings(form.file), id]);

  beforeAll(async () => {
    const vault = await vaultForCli(folder);
    open = { vault: vault.folder, 'passphrase-file': vault.passphraseFile };
  });

  it.each(all)('%s: filled, shown, read together and told once', async (formId, form) => {
    const strings = [...everyForm, ...ruleStrings, ...facts, ...purposes];
    const sets = [
      extremeAnswers(form.file, 0),
      extremeAnswers(form.file, 1),
      ...fc.sample(anyAnswers(form.file), { numRuns: 2, seed: 20261125 }),
    ];
    for (const [index, answers] of sets.entries()) {
      const reference = `NV/${formId}/${index}`;
      await run('case create', { reference, title: 'Lines', nation: lawOf(form) });
      await run('person add', { case: reference, role: 'survivor', name: 'Maria' });
      const file = join(folder, 'answers.json');
      // Who is said to be under 18 is not interviewed: see childs-route.test.ts.
      const held = form.file.testimony.use === 'interview' ? answers.filter(saysNoAge) : answers;
      writeFileSync(file, JSON.stringify({ person: 'Maria', form: formId, answers: held }));
      const filled = await run('record fill', { case: reference, answers: file });
      const id = (filled.json as { id: string }).id;
      const shown = await run('record show', { case: reference, id });
      const reading = await run('worksheet reading', { id });
      const told = await run('facts list', { case: reference });
      const ledger = await run('consent list', { case: reference });
      // The names of questions and the values of choices are the form's, and those of an official form its own.
      const names = questionsOf(form.file).flatMap((one) =>
        one.type === 'paneldynamic'
          ? [one.name, ...one.templateElements.map(({ name }) => name)]
          : [one.name],
      );
      const factKeys = (told.json as { facts: { key: string }[] }).facts.map((one) => one.key);
      const notOurs = { strings: [...strings, ...names, ...factKeys, id], answers };
      const lines = [filled, shown, reading, told, ledger].flatMap((one) => [...one.lines]);
      const ours = ourPart(lines, notOurs).map((line) => line.replace(/[0-9a-f]{64}/g, ''));
      expect(findingsIn(ours, LINES), formId).toEqual([]);
    }
  });
});
