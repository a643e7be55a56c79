/** Packs under recipient profiles: what each reader gets, once, in order, and what keeps one back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { EvidenceId, PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { paper } from '../../support/papers.ts';
import { checkWithQpdf, flowOf, fontsOf, infoOf, wordsOf } from '../../support/pdf-tools.ts';
import { refusal, said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

type Asked = Omit<CallInput<'packBuild'>, 'folder' | 'seen' | 'personId'>;

const LONG = `${'She counted the lorries and the doors. '.repeat(380)}The last door was green.`;
const answered = (question: string, value: unknown, ownWords = '') => ({
  question,
  state: 'answered' as const,
  value: value as string,
  ownWords,
});

let at: EngineAtWork;
const people = {} as Record<'adult' | 'child' | 'unsure' | 'arabic' | 'vietnamese', PersonId>;
let ticket: EvidenceId;

const person = async (name: string, more: object = {}) =>
  (await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name, ...more })).id;
const record = async (personId: PersonId, formId: string, answers: object[], language = 'Romanian') =>
  (
    await at.do('screeningRecord', {
      caseId: at.caseId,
      personId,
      formId,
      language,
      place: 'The quiet room',
      readBack: 'Read back whole.',
      answers: answers as never,
    })
  ).id;

beforeAll(async () => {
  at = await engineAtWork();
  const grown = { birthDate: { value: '1994-03-02', qualifier: 'exact' as const } };
  people.adult = await person('Ilinca Ardelean', { ...grown, safeContact: 'Through the shelter' });
  people.child = await person('Bao Tran', { birthDate: { value: '2013-05-05', qualifier: 'exact' } });
  people.unsure = await person('Kofi Mensah');
  people.arabic = await person('ليلى حداد', grown);
  people.vietnamese = await person('Nguyễn Thị Hồng Ánh', grown);
  await at.do('personAdd', { caseId: at.caseId, role: 'suspect', name: 'Grigore Voicu' });
  const opening = openingAnswers().filter(({ question }) => question !== 'safety-contact');
  await record(people.adult, 'first-account', [
    ...opening,
    answered('safety-contact', 'Ring the shelter only'),
    answered('family', 'Two sisters in Bacău'),
    answered('promises', 'A room and eleven pounds an hour'),
    answered('tasks', 'Packing salad from four in the morning'),
    answered('journey-details', LONG),
    answered('most-important', 'To sleep without the light on'),
    answered('how-left', 'Write to 14 Quay Street, HU1 2AB'),
  ]);
  await record(
    people.arabic,
    'first-account',
    [...openingAnswers(), answered('promises', 'A cleaner’s job', 'قالت لي إن العمل سهل جدا')],
    'Arabic',
  );
  await record(
    people.vietnamese,
    'first-account',
    [...openingAnswers(), answered('promises', 'A nail bar', 'Chị ấy nói em sẽ có phòng riêng.')],
    'Vietnamese',
  );
  for (const personId of [people.child, people.unsure]) {
    await record(personId, 'child-first-response', [
      answered('council-name', 'Kent County Council'),
      answered('adult-name', 'Joan Marsh'),
      answered('under-18', personId === people.child ? 'yes' : 'not-sure'),
    ]);
  }
  const file = at.pick('ticket.pdf', await paper('WORDS OF THE TICKET', 2));
  ticket = (await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Bus ticket', exhibitRef: 'AB1' }))
    .id;
  for (const personId of [people.adult, people.arabic, people.vietnamese])
    await at.do('consentRecord', { personId, purpose: 'support-services', status: 'given' });
});
afterAll(() => at.engine.close());

/** Made for the person, or for the office itself. */
const FOR_NOBODY_ELSE = new Set(['privacy-sheet', 'safety-page', 'safety-plan', 'consent-record']);

async function built(personId: PersonId, asked: Asked) {
  const folder = temporaryFolder();
  const recipient = FOR_NOBODY_ELSE.has(asked.profileId) ? '' : 'A named reader';
  const chosen = { ...asked, personId, recipient: asked.recipient ?? recipient };
  const {
    overrideReason: _r,
    overrideBy: _b,
    overrideGround: _g,
    released: _l,
    expectedBy: _e,
    ...shown
  } = chosen;
  const { sha256: seen, ...preview } = await at.do('packPreview', shown);
  const done = await at.do('packBuild', { ...chosen, seen, folder: at.pickFolder(folder) });
  return { ...done, preview, folder, pdf: readFileSync(join(folder, done.fileName)) };
}
const count = (text: string, what: string) => text.split(what).length - 1;

/** Which answers each pack holds, in this order, and what it may not. */
const PACKS: readonly (readonly [
  keyof typeof people,
  string,
  Partial<Asked>,
  readonly string[],
  readonly string[],
])[] = [
  [
    'adult',
    'nrm-preparation',
    {},
    ['Two sisters in Bacău', 'eleven pounds', 'The last door was green.', 'Packing salad'],
    ['No account speaks'],
  ],
  [
    'adult',
    'support-letter',
    {},
    ['To sleep without the light on', 'Packing salad'],
    ['Two sisters', 'The last door was green.', 'Ring the shelter', 'Grigore'],
  ],
  [
    'adult',
    'first-account',
    {},
    ['Two sisters in Bacău', 'The last door was green.', 'Packing salad', 'eleven pounds'],
    ['Ring the shelter'],
  ],
  [
    'adult',
    'interview-record',
    {},
    ['Two sisters in Bacău', 'The last door was green.', 'Read back on'],
    ['Ring the shelter'],
  ],
  ['adult', 'consent-record', {}, ['Sharing with the police', 'Using figures'], ['Packing salad']],
  [
    'adult',
    'privacy-sheet',
    {},
    ['in the words you used', 'A court can order us'],
    ['Ilinca', 'Ardelean', 'LH/1', 'Packing salad', 'shelter'],
  ],
  ['adult', 'translation-certificate', { items: [] }, ['I translated the papers'], ['Packing salad']],
  [
    'child',
    'child-safeguarding',
    { recipient: 'Children’s services' },
    ['Kent County Council', 'Joan Marsh'],
    ['Packing salad'],
  ],
  [
    'unsure',
    'child-safeguarding',
    { recipient: 'Children’s services' },
    ['Kent County Council', 'Joan Marsh'],
    ['Packing salad'],
  ],
  ['arabic', 'first-account', {}, ['A cleaner’s job', 'قالت لي إن العمل سهل جدا'], []],
  ['vietnamese', 'first-account', {}, ['A nail bar', 'Chị ấy nói em sẽ có phòng riêng.'], []],
];

describe('a pack', () => {
  const looked = new Set<string>();
  it.each(PACKS)('of the %s case: %s', async (who, profileId, more, holds, without) => {
    const { pdf, fileName, pages } = await built(people[who], { profileId, ...more });
    const text = flowOf(pdf);
    // The front page of a referral says some of it before the cover.
    const flow = text.split('Made under').at(-1) ?? '';
    for (const one of holds) expect([one, count(flow, one.normalize('NFKC'))]).toEqual([one, 1]);
    const places = holds.map((one) => flow.indexOf(one.normalize('NFKC')));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const info = JSON.stringify(infoOf(pdf));
    for (const one of without) expect(`${text} ${info} ${fileName}`).not.toContain(one);
    expect(info).toMatch(/"Tagged":"yes"/);
    expect(info).toContain(`"Pages":"${pages}"`);
    // Letters and layout differ by whom it is about, and not by profile.
    if (looked.has(who)) return;
    looked.add(who);
    for (const font of fontsOf(pdf)) expect(font).toMatchObject({ embedded: true, unicode: true });
    for (const { xMin, xMax, yMin, yMax } of wordsOf(pdf))
      expect([xMin > 0, xMax < 596, yMin > 0, yMax < 842]).toEqual([true, true, true, true]);
    checkWithQpdf(pdf);
  });
});

describe('what keeps one back', () => {
  const letter = { profileId: 'support-letter', recipient: 'Hull City Council' } as const;

  it('is consent that does not stand, and the line of it is named; a ground of another kind does not count', async () => {
    const personId = await person('Dana Pop');
    const held = await refusal(built(personId, letter));
    expect(held).toMatchObject({ code: 'consent-missing' });
    expect(held.findings.join()).toContain('Dana Pop');
    const decided = { overrideReason: 'Order of 3 November', overrideBy: 'Ruth Clarke' };
    const other = await refusal(built(personId, { ...letter, ...decided, overrideGround: 'public-task' }));
    expect(other).toMatchObject({ code: 'bad-input', subject: 'ground' });
    const { pdf } = await built(personId, { ...letter, ...decided, overrideGround: 'court-order' });
    // The decision is the office's, and on no page that is served.
    expect(flowOf(pdf)).not.toMatch(/Order of 3 November|Ruth|order of a court|Consent/);
    const { packs } = await at.do('packList', { caseId: at.caseId });
    expect(packs[0]).toMatchObject({ ground: 'court-order', recipient: 'Hull City Council' });
    expect(packs[0]?.purpose).toContain('Order of 3 November');
    const referral = { profileId: 'nrm-preparation', ...decided, overrideGround: 'safeguarding' };
    expect(await refusal(built(personId, referral))).toMatchObject({ code: 'consent-only' });
  });

  it('is whom the profile is for: a child, an adult, nobody who is suspected', async () => {
    const refused = async (personId: PersonId, profileId: string) =>
      (await refusal(built(personId, { profileId }))).code;
    expect(await refused(people.adult, 'child-safeguarding')).toBe('for-children');
    const { people: all } = await at.do('caseShow', { caseId: at.caseId });
    const suspect = all.find((one) => one.role === 'suspect')?.id as PersonId;
    expect(await refused(suspect, 'first-account')).toBe('for-other-roles');
    const { profiles } = await at.do('packProfiles', { personId: suspect });
    expect(profiles.filter((one) => one.whyNot === null).map((one) => one.id)).toEqual(['consent-record']);
    expect(await refused(people.adult, 'duty-to-notify')).toBe('not-ready');
    expect(await refused(people.adult, 'special-measures')).toBe('not-ready');
  });

  it('is a reader who is not named, and what has changed since it was looked at', async () => {
    const nobody = await refusal(built(people.adult, { ...letter, recipient: '' }));
    expect(nobody.findings.join()).toContain('who will hold it');
    const chosen = { ...letter, personId: people.adult };
    const { sha256: seen } = await at.do('packPreview', chosen);
    await record(people.adult, 'needs-and-risk', [answered('most-important', 'A school place')]);
    const folder = temporaryFolder();
    const late = await refusal(at.do('packBuild', { ...chosen, seen, folder: at.pickFolder(folder) }));
    expect([late.code, readdirSync(folder)]).toEqual(['not-ready', []]);
  });
});

describe('what goes', () => {
  const letter = { profileId: 'support-letter', recipient: 'Hull City Council', channel: 'post' } as const;

  it('warns of addresses and of the way it goes, and says what is missing', async () => {
    const { preview } = await built(people.adult, letter);
    const warned = preview.warnings.map(said).join('\n');
    expect(warned).toContain('How and why the person left: A postcode is in the text');
    expect(warned).toContain('By post: A letter is opened by whoever finds it');
    expect(warned).toContain('Ring the shelter only');
    expect(preview.minimum.every((one) => one.there)).toBe(true);
  });

  it('holds more than the profile only with a reason, which the log has', async () => {
    const beyond = [{ fact: 'person.family', reason: 'They house the sisters together' }];
    const { preview } = await built(people.adult, letter);
    expect(preview.beyond).toContainEqual({ fact: 'person.family', title: 'Family' });
    const { pdf } = await built(people.adult, { ...letter, beyond });
    expect(flowOf(pdf)).toContain('Two sisters in Bacău');
    expect(flowOf(pdf)).toContain('They house the sisters together');
    const log = at.engine.session.read((db) =>
      db.all<{ said: string }>(
        "SELECT CAST(canonical AS TEXT) AS said FROM audit_entry WHERE action = 'pack.built'",
      ),
    );
    expect(log.at(-1)?.said).toContain('They house the sisters together');
    const unknown = built(people.adult, { ...letter, beyond: [{ fact: 'police.force', reason: 'x' }] });
    expect(await refusal(unknown)).toMatchObject({ code: 'bad-input' });
  });

  it('leaves out what is to be kept out of forms about the family, and says what may tell it', async () => {
    const personId = await person('Maria Dizon');
    await record(personId, 'screening-interview', [
      ...openingAnswers(),
      answered('family', 'Her mother, in Iloilo'),
      answered('family-kept-apart', 'Her three children, with her mother near Lambunao, are named to nobody'),
      answered('children', 'yes'),
      answered('promises', 'Four hundred dollars a month'),
      answered('living', 'She slept in the children’s room'),
    ]);
    for (const purpose of ['police', 'support-services'])
      await at.do('consentRecord', { personId, purpose, status: 'given' });
    const police = { profileId: 'interview-record', forPurpose: 'police' };
    const { pdf, preview } = await built(personId, police);
    const flow = flowOf(pdf);
    expect(flow).toContain('Four hundred dollars');
    expect(flow).not.toMatch(/three children|Lambunao|named to nobody|Do you have children/);
    const warned = preview.warnings.map(said).join('\n');
    expect(warned).toMatch(/To stay out of forms.*“Her three children, with her mother near Lambunao/);
    expect(warned).toMatch(/family.*: “mother” is in the text/);
    expect(warned).toMatch(/: “children” is in the text/);
    const beyond = preview.beyond.map(({ fact }) => fact);
    expect(beyond).toContain('person.family-kept-apart');
    expect(beyond).toContain('person.children');
    // What stands on its pages is not offered a second time.
    expect(beyond).not.toContain('recruitment.promises');
    const added = { fact: 'person.family-kept-apart', reason: 'She asked for it: the police look for them' };
    const more = await built(personId, { ...police, beyond: [added] });
    expect(flowOf(more.pdf)).toMatch(/the police look for them/);
    expect(flowOf(more.pdf)).toContain('Lambunao');
    expect(more.preview.warnings.map(said).join('\n')).toContain(
      'It says what the person asked to leave out of forms',
    );
  });

  it('has both accounts where two differ, one after the other', async () => {
    await record(people.adult, 'first-account', [
      ...openingAnswers(),
      { ...answered('promises', 'A kitchen job, not a field'), relation: 'differs', cause: 'fear' },
    ]);
    const { pdf } = await built(people.adult, { profileId: 'nrm-preparation' });
    const text = flowOf(pdf);
    expect(text).toMatch(/eleven pounds an hour.*A kitchen job.*Two accounts differ\. Both are shown/);
    expect(text).toMatch(/The same as above \([^)]*differs from what was recorded before\)/);
    expect([count(text, 'eleven pounds'), count(text, 'A kitchen job')]).toEqual([1, 1]);
  });

  it('carries chosen exhibits as pages, numbered through, with links from its contents', async () => {
    const chosen = { profileId: 'translation-certificate', items: [ticket] };
    const { pdf, pages, sha256, preview } = await built(people.adult, chosen);
    expect(preview.warnings.map(said).join()).toContain('does not find the headings and the order');
    expect(flowOf(pdf, pages)).toContain('WORDS OF THE TICKET sheet 2');
    expect(flowOf(pdf, pages).trim()).toMatch(new RegExp(` ${pages}$`));
    expect(flowOf(pdf, 2)).toMatch(/Papers.*AB1 Bus ticket/);
    checkWithQpdf(pdf);
    const { events } = await at.do('evidenceCustody', { evidenceId: ticket });
    expect(events.at(-1)).toMatchObject({ action: 'bundled', to: 'A named reader', sha256 });
    const none = built(people.child, { profileId: 'privacy-sheet', items: [ticket] });
    expect(await refusal(none)).toMatchObject({ code: 'not-ready' });
  });

  it('is listed with what came of it, and after a withdrawal with who was told', async () => {
    const { id } = await built(people.adult, { ...letter, expectedBy: '2026-12-20' });
    const { packs } = await at.do('packOutcome', {
      packId: id,
      outcome: 'agreed',
      note: 'A room from Monday',
    });
    expect(packs[0]).toMatchObject({ id, expectedBy: '2026-12-20', outcomes: [{ outcome: 'agreed' }] });
    await at.do('consentRecord', {
      personId: people.adult,
      purpose: 'support-services',
      status: 'withdrawn',
    });
    const out = async () => (await at.do('consentReleases', { caseId: at.caseId })).releases;
    const release = (await out()).find((one) => one.id === `pack:${id}`);
    expect(release).toMatchObject({ kind: 'pack', to: 'Hull City Council', told: [] });
    await at.do('releaseTold', { caseId: at.caseId, release: `pack:${id}`, how: 'By telephone, Mr Lund' });
    expect((await out()).find((one) => one.id === `pack:${id}`)?.told).toMatchObject([
      { how: 'By telephone, Mr Lund' },
    ]);
    expect((await refusal(built(people.adult, letter))).code).toBe('consent-missing');
    const { pdf } = await built(people.adult, { profileId: 'consent-record' });
    expect(flowOf(pdf)).toContain('By telephone, Mr Lund');
    const told = at.do('releaseTold', { caseId: at.caseId, release: 'pack:none', how: 'x' });
    await expect(told).rejects.toMatchObject({ code: 'not-found' });
  });

  it('for the person, or the office, names nobody else as its reader, whatever was typed before', async () => {
    for (const profileId of ['privacy-sheet', 'safety-page', 'consent-record']) {
      const { code, subject, found } = await refusal(
        built(people.adult, { profileId, recipient: 'PC 4411, Wexmouth Police' }),
      );
      expect([profileId, code, subject]).toEqual([profileId, 'bad-input', 'recipient']);
      expect(found?.map(said).join()).toContain('goes to nobody else');
    }
  });

  it('as a page to carry has no name, no address and nothing of what it is from', async () => {
    const plan = [
      answered('who', 'Ilinca: ring Joana, 07700 900123, day or night'),
      answered('where-to', 'From 14 Quay Street, HU1 2AB, to the library'),
      answered('if-not-reached', 'Wait until Friday'),
    ];
    await record(people.adult, 'safety-plan', [answered('if-not-reached', 'Wait until Friday')]);
    const empty = await refusal(built(people.adult, { profileId: 'safety-page', recipient: '' }));
    expect([empty.code, empty.found?.map(said)]).toEqual([
      'not-ready',
      [expect.stringMatching(/Nothing is written.*Safety and contact plan: “Staying safe”/)],
    ]);
    await record(people.adult, 'safety-plan', [
      ...plan,
      answered('route', 'Ring the day centre before four'),
      { question: 'warning', state: 'own-words' as const, ownWords: 'When the blue van stands there' },
    ]);
    const { pdf, fileName, preview } = await built(people.adult, { profileId: 'safety-page', recipient: '' });
    const warned = preview.warnings.map(said).join('\n');
    expect(warned).toMatch(/The page prints this from the plan: .*says .*Joana.*07700 900123/s);
    const all = `${flowOf(pdf)} ${JSON.stringify(infoOf(pdf))} ${fileName}`;
    for (const one of ['Ilinca', 'HU1 2AB', 'LH/1', 'afety', 'plan', 'Testimony'])
      expect(all).not.toContain(one);
    expect(all).toContain('07700 900123');
    expect(all).toContain('Ring the day centre before four');
    expect(all).not.toContain('Wait until Friday');
    expect(all).toContain('When the blue van stands there');
    const whole = await built(people.adult, { profileId: 'safety-plan', recipient: '' });
    expect(flowOf(whole.pdf)).toContain('Wait until Friday');

    // When the ways may be used stands beside them.
    expect([all, flowOf(whole.pdf)].some((text) => text.includes('When:'))).toBe(false);
    await at.do('contactPlanRecord', {
      personId: people.adult,
      reason: 'Agreed',
      plan: { hours: [{ days: ['mon', 'tue'], from: '10:00', until: '12:00' }] },
    });
    const hours = 'When: Monday to Tuesday, 10:00 to 12:00';
    const timed = async (profileId: string) => {
      const made = await built(people.adult, { profileId, recipient: '' });
      return count(flowOf(made.pdf), hours);
    };
    expect([await timed('safety-page'), await timed('safety-plan')]).toEqual([1, 1]);
  });
});
