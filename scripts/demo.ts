/**
 * @file `npm run demo`: a made-up case from an empty vault to a verified court bundle, saying what it does.
 *
 *   npm run demo [-- --out DIR]
 *
 * Everything it writes lies in one folder (demo-output): the made-up papers, the encrypted vault, the bundle. Another
 * run makes all three anew, and touches none that the demo did not make.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AnswersFile, recordInterview } from '../src-main/cli/answers-file.ts';
import { buildAndLook } from '../src-main/cli/build-and-look.ts';
import { failureInWords, sayRefusal } from '../src-main/cli/failure.ts';
import { sayFinding } from '../src-main/cli/finding-words.ts';
import { takeIn } from '../src-main/cli/intake.ts';
import { ownProcess } from '../src-main/cli/process-io.ts';
import { openTerminal, progressLines } from '../src-main/cli/run.ts';
import { parseFuzzyDate } from '../src-main/core/dates/fuzzy-date.ts';
import { asTestimonyError, TestimonyError } from '../src-main/core/errors/errors.ts';
import type { CaseId } from '../src-main/core/ids.ts';
import { renderPage } from '../src-main/evidence/intake.ts';
import { composeEngine, type RunningEngine } from '../src-main/host/compose.ts';
import { systemClock, systemRandom } from '../src-main/host/system.ts';
import { perform } from '../src-main/usecases/handlers/registry.ts';
import { createVault } from '../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../src-main/vault/passphrase.ts';
import { type MadeDocument, makeDocuments } from './demo/documents.ts';
import { sampleCase } from './demo/sample.ts';

/** For the sample only, and printed, so that the vault can be opened afterwards. */
const SAMPLE_PASSPHRASE = 'seven lanterns on the harbour wall';
const OWNER = 'Ruth Adeyemi-Clarke';
const OURS = ['documents', 'vault', 'bundle'];
/** Says that these are ours to replace. */
const MARK = 'made-by-the-demo.txt';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-output' } } });
const out = resolve(values.out);
const place = (name: string) => join(out, name);
const shown = (path: string) => relative(process.cwd(), path) || '.';

const controller = new AbortController();
process.once('SIGINT', () => controller.abort());
const stderr = openTerminal(ownProcess(), null);
const terminal = {
  ...stderr,
  canAsk: false,
  say: (line: string) => stderr.say(`   ${line}`),
  progress: (line: string) => stderr.say(`   ${line}`),
};
const job = { signal: controller.signal, report: progressLines(terminal) };

try {
  await demo();
} catch (thrown) {
  const failure = asTestimonyError(thrown);
  const { what, safe, next, findings } = failureInWords(failure.toData());
  for (const line of [what, ...findings.map((finding) => `  - ${finding}`), safe, next]) say(line);
  if (failure.code === 'internal')
    process.stderr.write(`${failure.cause instanceof Error ? failure.cause.stack : ''}\n`);
  process.exitCode = 1;
}

async function demo(): Promise<void> {
  say('A made-up case, from an empty vault to a court bundle. Nobody in it is real.');
  clearAway();

  heading(`1. Making the papers, in ${shown(place('documents'))}`);
  const documents = await makePapers();

  heading(`2. Making an encrypted vault, in ${shown(place('vault'))}`);
  say('Its passphrase goes through Argon2id, so that each guess costs time and memory.');
  const engine = await makeVault();
  try {
    heading('3. Opening a case and recording the people in it');
    const caseId = await openCase(engine);

    heading('4. Recording a first account: safety and consent first, and no question has to be answered');
    const interview = await recordInterview(engine, caseId, AnswersFile.parse(sampleCase.interview), job);
    say(
      `${interview.answered} of ${interview.questions} questions answered, the others as they were left. Signed off by ${interview.author}.`,
    );

    heading(`5. Taking ${documents.length} papers in as evidence`);
    await takePapersIn(engine, caseId, documents);

    heading('6. Making the signed account an exhibit');
    const exhibit = await perform(
      engine,
      'recordExhibit',
      { screeningId: interview.id, section: sampleCase.accountSection },
      job,
    );
    say(
      `${exhibit.title}, ${exhibit.pageCount} pages, set from the record inside the vault, with its fingerprint and its place in the log in the custody record.`,
    );

    heading('7. Building the bundle');
    await bundle(engine, caseId);
  } finally {
    await engine.close();
  }
}

/** Only what an earlier run made, which its mark says: a folder called "documents" may be anybody's. */
function clearAway(): void {
  const taken = OURS.filter((name) => existsSync(place(name)));
  if (taken.length > 0 && !existsSync(place(MARK))) {
    throw new TestimonyError('already-exists', { subject: shown(place(taken[0] ?? '')) });
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(
    place(MARK),
    `Made by the demo. Each run makes ${OURS.join(', ')} anew: keep nothing of your own in them.\n`,
  );
  for (const name of OURS) rmSync(place(name), { recursive: true, force: true });
}

async function makePapers(): Promise<MadeDocument[]> {
  mkdirSync(place('documents'), { recursive: true });
  const documents: MadeDocument[] = [];
  for await (const made of makeDocuments(renderPage)) {
    if (controller.signal.aborted) throw new TestimonyError('cancelled');
    writeFileSync(join(place('documents'), made.file), made.bytes);
    documents.push(made);
  }
  say(
    `${documents.length} papers: letters, tables, a scan, pages turned and cut, a filled form, photographs, messages, a fax.`,
  );
  return documents;
}

async function makeVault(): Promise<RunningEngine> {
  const passphrase = passphraseBytes(SAMPLE_PASSPHRASE);
  const session = await createVault({
    folder: place('vault'),
    owner: OWNER,
    passphrase,
    clock: systemClock,
    random: systemRandom,
  });
  passphrase.fill(0);
  return composeEngine(session, systemClock);
}

async function openCase(engine: RunningEngine): Promise<CaseId> {
  const { id, reference, title } = await perform(engine, 'caseCreate', sampleCase.case, job);
  for (const person of sampleCase.people) await perform(engine, 'personAdd', { caseId: id, ...person }, job);
  say(`${reference}: ${title}. People: ${sampleCase.people.map((person) => person.name).join(', ')}.`);
  return id;
}

async function takePapersIn(
  engine: RunningEngine,
  caseId: CaseId,
  documents: readonly MadeDocument[],
): Promise<void> {
  const files = documents.map((made, i) => ({
    exhibitRef: `${sampleCase.exhibitSeries}/${i + 1}`,
    shown: made.file,
    path: join(place('documents'), made.file),
    title: made.title,
    date: parseFuzzyDate(made.date),
    section: made.section,
    receivedFrom: made.receivedFrom,
    ...(made.password === undefined ? {} : { password: made.password }),
  }));
  const { added, refused } = await takeIn(engine, caseId, files, { job, terminal, said: sayRefusal });
  const expected = documents.filter((made) => made.refused === true).map((made) => made.file);
  const surprises = refused.filter((one) => !expected.includes(one.file));
  if (surprises.length > 0 || refused.length !== expected.length) {
    throw new TestimonyError('check-failed', { subject: 'The sample', findings: surprises.map(sayRefusal) });
  }
  say(
    `${added.length} are in, each with its SHA-256 and a custody record. ${refused.length} was refused, on purpose, to show how that looks.`,
  );
}

async function bundle(engine: RunningEngine, caseId: CaseId): Promise<void> {
  const { id } = await perform(
    engine,
    'bundleCreate',
    { caseId, ...sampleCase.bundle, include: 'all-evidence' },
    job,
  );
  const built = await buildAndLook(engine, { bundleId: id }, place('bundle'), { job });
  const { heading: { parties = [], courtNumber } = {} } = sampleCase.bundle;
  say(
    `Cover for ${sampleCase.bundle.court}, ${courtNumber}, with ${parties.length} parties; a mark on each exhibit and a sheet before each section.`,
  );
  for (const finding of built.broughtAlong) say(sayFinding(finding));
  const file = join(place('bundle'), built.fileName);

  heading('8. Checking all of it again');
  const bundleNow = await perform(engine, 'bundleVerify', { file: engine.files.register(file) }, job);
  const evidenceNow = await perform(engine, 'evidenceVerify', { caseId }, job);
  const log = await perform(engine, 'auditVerify', {}, job);
  const verified = bundleNow.passed && evidenceNow.intact && log.intact;
  say(
    `${evidenceNow.checks.length} originals hashed again, ${log.entries} log entries followed, the bundle compared with its record.`,
  );
  if (!verified) {
    const found = bundleNow.findings.filter((one) => !one.passed);
    throw new TestimonyError('check-failed', { subject: built.fileName, found });
  }

  heading('Done');
  say(
    `To look at the case yourself: npm start, choose ${shown(place('vault'))}, passphrase "${SAMPLE_PASSPHRASE}".`,
  );
  say(
    `To check with other programs: cd ${JSON.stringify(shown(join(place('bundle'), built.bagName)))} && sha256sum -c manifest-sha256.txt`,
  );
  process.stdout.write(
    `\nbundle     ${shown(file)}\npages      ${built.pages}\ndocuments  ${built.documents}\nverified\n`,
  );
}

function heading(text: string): void {
  process.stderr.write(`\n${text}\n`);
}

function say(text: string): void {
  terminal.say(text);
}
