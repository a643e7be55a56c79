/**
 * @file A pack written out: every gate asked, set, with its exhibits merged behind it by the bundle's own writer, and
 * recorded with its reader, purpose and ground in the transaction that lets it go.
 */
import type { WrittenBundle } from '../../bundle/writer.ts';
import type { Picture } from '../../contract/evidence.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { PackPreview } from '../../contract/packs.ts';
import type { Job } from '../../contract/ports.ts';
import { mapPages } from '../../core/bundles/map-pages.ts';
import { NUMBERINGS } from '../../core/bundles/marking.ts';
import { pageTurns } from '../../core/bundles/page-turns.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { PackId } from '../../core/ids.ts';
import { PRODUCT } from '../../core/product.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import { readBlob } from '../../vault/blobs.ts';
import type { WriteTx } from '../../vault/db.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import { bundledBlob } from '../../vault/queries/evidence.ts';
import { insertPack } from '../../vault/queries/packs.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import type { Engine } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { printOut } from '../leaving/print-out.ts';
import { contactForbidden } from '../leaving/safe-contact.ts';
import { numberedName, safeFileName } from '../leaving/safe-name.ts';
import type { StagingDirectory } from '../leaving/staging.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { leavingPack, wayOf } from './leaving-pack.ts';
import { type MadePack, makePack, setPack } from './make-pack.ts';
import { type PackSource, packReader } from './pack-source.ts';

/** Throws what the contract says, check-failed, read-only, disk-full, cancelled; nothing is then in the folder. */
export async function packBuild(
  engine: Engine,
  input: CheckedInput<'packBuild'>,
  job: Job,
): Promise<CallOutput<'packBuild'>> {
  const folder = input.folder === null ? null : engine.files.resolve(input.folder);
  const reader = await packReader(engine, input);
  const { profile } = reader;
  const { overrideReason, overrideBy, overrideGround } = input;
  const decided = { overrideReason, overrideBy, overrideGround };
  const id = engine.random.id() as PackId;
  const { source, pack, leaving } = engine.session.read((db) => {
    const source = reader.read(db);
    const pack = makePack(source);
    const { recipientHeld } = pack;
    return { source, pack, leaving: { ...leavingPack(source, decided), recipientHeld } };
  });
  const isDraft = pack.preview.warnings.some((one) => one.code === 'pack-draft');
  const permit = permitToLeave(engine, {
    kind: 'pack',
    ground: 'case',
    subject: id,
    title: profile.title,
    leaving,
    mode: isDraft ? 'draft' : 'locked',
    records: pack.records,
    released: input.released,
    way: wayOf(source),
  });
  if (profile.to === 'agency' && input.recipient === '')
    throw notReady(profile.title, coded('pack-no-recipient'));
  requireAllowed(pack);
  if (pack.preview.sha256 !== input.seen) throw notReady(profile.title, coded('pack-changed'));
  job.report({ step: 'typesetting' });
  const set = setPack(source, pack.paper);
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: profile.title });
  // Without the person's name: files are called by what they are.
  const wanted = safeFileName(`${profile.discreetly ?? profile.title}.pdf`, 'pack.pdf');
  let written = { fileName: wanted, sha256: '', pages: set.pages };
  const record = (tx: WriteTx) => {
    // What was taken back or said meanwhile was not looked at.
    const now = makePack(reader.read(tx));
    requireAllowed(now);
    if (now.preview.sha256 !== input.seen) throw notReady(profile.title, coded('pack-changed'));
    const [at, by] = [engine.clock.now(), engine.session.actor];
    const { recipient, channel, expectedBy, beyond, items, address } = input;
    const override = permit.withoutConsent;
    const given =
      profile.purposes.length === 0
        ? []
        : leavesUnder(engine.resources, leaving.kind, leaving.forPurpose ?? '');
    const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
    const purpose = [given[0]?.title ?? '', decision].filter((part) => part !== '').join('; ');
    const { fileName } = written;
    const title =
      fileName === '' ? source.say(coded('paper-printed', { title: profile.title })) : profile.title;
    const made = { id, title, purpose, ground: override?.ground.id ?? '', ...written };
    const about = { profile: profile.id, profileVersion: profile.version, recipient, channel, expectedBy };
    insertPack(tx, {
      ...made,
      ...about,
      caseId: source.person.caseId,
      personId: source.person.id,
      at,
      by,
      madeOf: JSON.stringify({ beyond, records: pack.records, exhibits: items, address }),
    });
    recordCustody(engine, tx, source, purpose, fileName, written.sha256);
    return factsOf(source, pack, leaving.forPurpose ?? '', written);
  };
  if (folder === null) {
    if (source.exhibits.length > 0) throw notReady(profile.title, coded('pack-print-exhibits'));
    written = { fileName: '', sha256: toHex(digest(set.pdf)), pages: set.pages };
    const facts = factsOf(source, pack, leaving.forPurpose ?? '', written);
    const note = { action: 'pack.printed', subject: id, facts };
    const out = await printOut(engine, permit, { bytes: set.pdf, note, record }, job);
    return { id, ...written, ...out };
  }
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      written = await write(engine, staging, { wanted, source, pack, set }, job);
    },
    record(tx) {
      const note = { action: 'pack.built', subject: id, facts: record(tx) };
      return { note, line: id, result: { id, ...written, printed: [] } };
    },
  });
}

/** For the log. */
function factsOf(
  { asked, profile }: PackSource,
  { records }: MadePack,
  forPurpose: string,
  { pages, sha256 }: { readonly pages: number; readonly sha256: string },
) {
  const { recipient: to, channel, beyond, items } = asked;
  const reasons = beyond.map(({ fact, reason }) => `${fact}: ${reason}`).join('; ');
  return {
    profile: profile.id,
    version: profile.version,
    to,
    channel,
    for: forPurpose,
    beyond: beyond.length,
    reasons,
    exhibits: items.length,
    records: records.join(', '),
    pages,
    sha256,
  };
}

const notReady = (subject: string, ...found: Coded[]) => new TestimonyError('not-ready', { subject, found });

interface ToWrite {
  readonly wanted: string;
  readonly source: PackSource;
  readonly pack: MadePack;
  readonly set: ReturnType<typeof setPack>;
}

async function write(
  engine: Engine,
  staging: StagingDirectory,
  { wanted, source, pack, set }: ToWrite,
  job: Job,
) {
  job.report({ step: 'writing' });
  if (source.exhibits.length === 0) {
    const fileName = await staging.add(wanted, set.pdf);
    return { fileName, sha256: toHex(digest(set.pdf)), pages: set.pages };
  }
  const { title, labels, createdAt } = pack.paper;
  const documents = source.exhibits.map(
    ({ id, title: name, exhibitRef, documentDate, pageCount, pageDirections }) => ({
      key: id as string,
      title: name,
      exhibitRef,
      date: documentDate,
      pageCount,
      turned: pageTurns(pageDirections),
    }),
  );
  const front = { coverPages: 1, indexPages: set.pages - 1 };
  const map = mapPages(front, [{ title: labels.exhibits, documents }], NUMBERINGS.continuous);
  const plan = { title, map, frontMatter: set.pdf, indexRows: set.rows, createdAt };
  const blobs = new Map(source.exhibits.map((one) => [one.id as string, bundledBlob(one)]));
  const done: WrittenBundle = await engine.bundleWriter.write(
    plan,
    staging.at(wanted),
    (key) => engine.session.read((db) => readBlob(db, blobs.get(key) ?? '')),
    { signal: job.signal, report: (progress) => job.report(progress) },
  );
  const [fileName] = staging.freeNames(wanted, (number) => [numberedName(wanted, number)] as const);
  staging.rename(wanted, fileName);
  staging.include(fileName, done.sha256);
  return { fileName, sha256: done.sha256, pages: done.pages };
}

function recordCustody(
  engine: Engine,
  tx: WriteTx,
  { exhibits, asked, profile }: PackSource,
  why: string,
  fileName: string,
  sha256: string,
): void {
  const [at, actor] = [engine.clock.now(), engine.session.actor];
  const purpose = [profile.title, why, `written as "${fileName}"`].filter(Boolean).join('; ');
  for (const { id } of exhibits) {
    appendCustody(tx, id, {
      action: 'bundled',
      at,
      actor,
      from: actor,
      to: asked.recipient,
      purpose,
      sha256,
      tool: PRODUCT,
    });
  }
}

/** The gate asks about ways and addresses; what the pages themselves say is known here. Throws `contact-forbidden`, `not-ready`. */
function requireAllowed({ preview: { refused, undecided, profile } }: MadePack): void {
  if (refused.length > 0) throw contactForbidden(profile.title, refused);
  if (undecided.length > 0) throw notReady(profile.title, ...undecided);
}

// A pack looked at before it goes: in words, and page by page as it will be printed. Nothing leaves.

export async function packPreview(engine: Engine, input: CheckedInput<'packPreview'>): Promise<PackPreview> {
  const reader = await packReader(engine, input);
  return engine.session.read((db) => {
    const source = reader.read(db);
    const { preview, paper } = makePack(source);
    const exhibits = paper.exhibits.reduce((sum, one) => sum + one.pages, 0);
    return { ...preview, pages: setPack(source, paper).pages + exhibits };
  });
}

/** Pages of exhibits are looked at as exhibits: here are those that are made for the pack. */
export async function packPage(engine: Engine, input: CheckedInput<'packPage'>, job: Job): Promise<Picture> {
  const reader = await packReader(engine, input);
  const { pdf, pages } = engine.session.read((db) => {
    const source = reader.read(db);
    return setPack(source, makePack(source).paper);
  });
  if (input.page > pages)
    throw new TestimonyError('not-found', { subject: 'page', detail: `it has ${pages} pages` });
  const bytes = await engine.decoder.renderPage(pdf, input.page, input.width, job.signal);
  return { mediaType: 'image/png', bytes };
}
