/** Whether a referral is ready to be typed in, what stands in the way, and that it was typed in, as somebody says. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadinessView } from '../../../src-main/contract/readiness.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf } from '../../support/failures.ts';
import type { Caller } from '../../support/interview.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { OWNER, type TemporaryVault, temporaryVault } from '../../support/vault.ts';

const { forms } = await loadFormLibrary(findResources());

let vault: TemporaryVault;
let call: Caller;
let personId: PersonId;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
let sheet: ScreeningId;
beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  ids = await beginFirstAccount(call, 'screening-interview');
  personId = ids.personId;
  const others = [
    { role: 'witness', name: 'Ana Ionescu', safeContact: '14 Quay Lane, Hull' },
    { role: 'suspect', name: 'Viktor Dragan' },
  ] as const;
  for (const one of others) await call('personAdd', { caseId: ids.caseId, ...one });
  sheet = (await call('screeningStart', { caseId: ids.caseId, personId, formId: 'nrm-preparation' })).id;
});
const answer = (told: Readonly<Record<string, unknown>>) =>
  call('screeningAnswer', {
    screeningId: sheet,
    answers: Object.entries(told).map(([question, value]) => ({
      question,
      state: 'answered' as const,
      value: value as never,
    })),
  });
const show = () => call('readinessShow', { screeningId: sheet });
const fieldsOf = ({ fields }: ReadinessView) => fields.map((one) => one.question);
const lookOf = ({ looks }: ReadinessView, id: string) => looks.find((one) => one.line === `look/${id}`);
const newest = () => vault.session.read((db) => listAudit(db, { limit: 1 })).entries[0];

describe('fields that the official form demands', () => {
  it('are those of the route, in the order of the form, until something is written there', async () => {
    await answer({ 'pv-under-age': 'yes' });
    const child = fieldsOf(await show());
    expect(child).toContain('local-authority-contacted-about-child-local-authority-name');
    expect(child).not.toContain('does-pv-need-support');
    const order = (forms.get('nrm-preparation')?.questions ?? []).map((one) => one.name);
    expect(child).toEqual(child.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    await answer({ 'pv-under-age': 'no' });
    await call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
    await answer({ 'pv-want-to-submit-nrm': 'yes' });
    const adult = fieldsOf(await show());
    expect(adult).toContain('does-pv-need-support');
    expect(adult).not.toContain('local-authority-contacted-about-child-local-authority-name');
    await answer({ 'does-pv-need-support': 'yes' });
    expect(fieldsOf(await show())).not.toContain('does-pv-need-support');
  });

  it('are those of the age that is recorded, and it says that the sheet has another', async () => {
    await call('ageRecord', { personId, under18: 'not-sure', why: 'Says 17' });
    const open = await show();
    expect(open.age).toEqual({ recorded: 'not-sure', sheet: 'no', differs: true });
    expect(fieldsOf(open)).toContain('local-authority-contacted-about-child-local-authority-name');
    await call('ageRecord', { personId, under18: 'no', why: 'Assessment' });
    expect((await show()).age.differs).toBe(false);
  });
});

it('lists a choice that holds words alone, with what the form takes, and one that was put off', async () => {
  const words = { state: 'not-known', ownWords: 'Only if my daughters are safe' } as const;
  const answers = [
    { question: 'authorities-cooperation', ...words },
    { question: 'user-organisation', state: 'deferred' as const, ownWords: 'Harbour Light' },
    { question: 'family', state: 'not-known' as const, ownWords: 'She does not say' },
  ];
  await call('screeningAnswer', { screeningId: sheet, answers });
  const { fields } = await show();
  const of = (name: string) => fields.find((one) => one.question === name);
  expect(of('authorities-cooperation')).toMatchObject({ why: 'words', takes: ['Yes', 'No'] });
  expect(of('user-organisation')).toMatchObject({ why: 'words', takes: [] });
  expect(of('family')).toBeUndefined();
  const decided = { question: 'authorities-cooperation', state: 'answered' as const, value: 'no' };
  await call('screeningAnswer', { screeningId: sheet, answers: [decided] });
  expect(fieldsOf(await show())).not.toContain('authorities-cooperation');
});

it('names what was told and is in no field yet, with the step that takes it, and so does what is shown to be typed', async () => {
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
  const told = [{ question: 'tasks', state: 'answered' as const, value: 'She cleaned.' }];
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: told });
  const left = {
    code: 'account-not-taken',
    params: { title: 'What did the person have to do?', step: 'carry' },
  };
  const of = (view: ReadinessView) =>
    view.fields.find((one) => one.question === 'what-were-they-required-to-do');
  expect(of(await show())).toMatchObject({ why: 'not-taken', notTaken: [left] });
  const check = await call('copyOutCheck', { screeningId: sheet });
  expect(check.notTaken).toContainEqual(expect.objectContaining(left));
  await call('screeningCarryOver', { screeningId: sheet });
  expect(of(await show())).toBeUndefined();
  const copied = await call('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  expect(copied.notTaken).not.toContainEqual(expect.objectContaining(left));
});

it('keeps what stands under a question that another answer hides, and says which', async () => {
  const gate = 'is-this-the-first-chance-to-report';
  await answer({ [gate]: 'no', 'why-report-now': 'She was ashamed.' });
  expect((await show()).also).toEqual([]);
  await answer({ [gate]: 'yes' });
  const { title } = (await show()).also[0]!;
  expect((await show()).also).toMatchObject([{ question: 'why-report-now', hiddenBy: [expect.any(String)] }]);
  const { also, fields } = await call('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  expect(fields.some((one) => one.question === 'why-report-now')).toBe(false);
  expect(also.find((one) => one.question === 'why-report-now')).toMatchObject({
    title,
    text: 'She was ashamed.',
    hiddenBy: [expect.stringMatching(/reported/)],
  });
});

describe('what the guidance looks for', () => {
  it('is there once it is written; reasons for what is missing are for a reader', async () => {
    expect(lookOf(await show(), 'view')?.parts).toMatchObject([{ stands: 'missing' }]);
    await answer({ 'professional-insight': 'She keeps her coat on and looks at the door.' });
    const after = await show();
    expect(lookOf(after, 'view')?.parts).toMatchObject([{ stands: 'there' }]);
    const gaps = lookOf(after, 'gaps');
    expect(gaps?.parts).toMatchObject([{ stands: 'read', question: 'professional-insight' }]);
    expect(gaps?.because).toContain(after.fields[0]?.title);
    expect(lookOf(after, 'accounts')).toBeUndefined();
  });

  it('asks for both accounts only where accounts differ', async () => {
    const tell = async (screeningId: ScreeningId, value: string, relation: 'new' | 'differs') => {
      await call('screeningAnswer', { screeningId, answers: openingAnswers() });
      const answers = [{ question: 'education', state: 'answered' as const, value, relation }];
      await call('screeningAnswer', { screeningId, answers });
    };
    await tell(ids.screeningId, 'Four years.', 'new');
    const about = { caseId: ids.caseId, personId, formId: 'screening-interview' };
    await tell((await call('screeningStart', about)).id, 'None.', 'differs');
    expect(lookOf(await show(), 'accounts')?.because).toEqual(['Education']);
    const take = { screeningId: sheet, question: 'education', take: 'newest' } as const;
    await call('accountsSettle', take);
    expect(lookOf(await show(), 'accounts')).toBeUndefined();
  });

  it('says that the notice is not recorded, which the yes of the form speaks of, until it is', async () => {
    expect(lookOf(await show(), 'privacy-notice')).toMatchObject({
      because: ['Was all this said, and understood?', expect.stringContaining('Which privacy notice')],
      parts: [{ question: 'pv-want-to-submit-nrm', stands: 'read' }],
    });
    const said = (question: string, value: string) =>
      call('screeningAnswer', {
        screeningId: ids.screeningId,
        answers: [{ question, state: 'answered' as const, value }],
      });
    await said('told-who-may-see', 'no');
    await said('privacy-notice', 'Home Office, April 2026; no copy');
    expect(lookOf(await show(), 'privacy-notice')?.because).toContain('Was all this said, and understood?');
    // That it was explained is recorded, and whether it was understood is another thing.
    await said('told-who-may-see', 'not-sure');
    expect(lookOf(await show(), 'privacy-notice')).toBeUndefined();
  });

  it('names its source line by line', async () => {
    for (const one of (await show()).looks)
      expect(one.source).toMatch(/Toolkit, section [36]|Home Office referral form, April 2026/);
  });
});

describe('who else can be known from it', () => {
  it('is named by field: people of the case, and what looks like contact details; not where the form asks for them', async () => {
    await answer({
      'living-conditions': 'She shared with Ana, who rang +44 7700 900123. Maria slept on the floor.',
      'who-exploited-pv': 'Viktor Dragan',
      family: 'None.',
    });
    const { others } = await show();
    expect(others.map(({ question, found }) => [question, found.map((one) => one.text)])).toEqual([
      // Maria stands at the head of a sentence, where any word has a capital.
      ['living-conditions', ['Ana', '+44 7700 900123']],
    ]);
    expect(others[0]?.found[0]?.label).toBe('Ana Ionescu (witness)');
    await answer({
      'living-conditions':
        'She shared with Ana, who rang +44 7700 900123. Beside her slept Althea, whom Father Dominic knew from Mass. Althea wept. The Guardian of the Health Team came in March, and the manager of Harbour Light.',
    });
    const guessed = (await show()).others[0]?.found.filter((one) => one.label === 'Looks like a name');
    expect(guessed?.map((one) => one.text)).toEqual(['Althea', 'Father Dominic']);
  });
});

describe('words that name nobody, and people whom only the answers name', () => {
  it('a title, a note beside a name, two years and the case’s own reference are no finding', async () => {
    const { reference } = await call('caseShow', { caseId: ids.caseId });
    await call('personAdd', { caseId: ids.caseId, role: 'other', name: 'Sister Bernadette' });
    const alias = { role: 'suspect', name: 'Dre', alsoKnownAs: 'Andre Wills (maybe)' } as const;
    await call('personAdd', { caseId: ids.caseId, ...alias });
    await answer({
      education: `Maybe in winter 2024/25, as file ${reference} has it.`,
      'who-exploited-pv': 'Yonas, in Leeds',
      'how-did-the-exploitation-start': 'Yonas knew her uncle. Bernadette heard of it in Leeds.',
    });
    const { others } = await show();
    const of = (name: string) => others.find((one) => one.question === name)?.found.map((one) => one.text);
    expect(of('education')).toBeUndefined();
    expect(of('how-did-the-exploitation-start')?.toSorted()).toEqual(['Bernadette', 'Yonas', 'uncle']);
    // Towns, by either of their names, and what is said to be a place elsewhere on the sheet.
    await answer({
      'who-exploited-pv': 'Yonas, in Dunkirk',
      education: 'From Swansea and Barry to Dunkirk.',
    });
    const places = (await show()).others.find((one) => one.question === 'education');
    expect(places?.found.map((one) => one.text)).toBeUndefined();
  });

  it('an ordinary word is no name because it once began a sentence, or is part of one', async () => {
    const { caseId } = ids;
    await call('personAdd', { caseId, role: 'suspect', name: 'Little Con' });
    await answer({
      'who-exploited-pv':
        'Driveways were what Tesfay did. Whether he still does, nobody knows. Tesfay’s cousin.',
      'how-they-were-treated':
        'Driveways all day, whether it rained or not; his little finger. Little Con saw.',
    });
    const { others } = await show();
    const found = others.find((one) => one.question === 'how-they-were-treated')?.found ?? [];
    expect(found.map(({ text }) => text)).toEqual(['Little Con']);
  });

  it('the family is named where something about it is to stay out of forms', async () => {
    const apart = [
      { question: 'family-kept-apart', state: 'answered' as const, value: 'Not where her son is.' },
    ];
    await call('screeningAnswer', { screeningId: ids.screeningId, answers: apart });
    await answer({ family: 'A son, with her sister in Addis Ababa.' });
    const { others } = await show();
    expect(others.find((one) => one.question === 'family')?.found[0]).toMatchObject({
      label: expect.stringMatching(/stay out of forms/),
      text: 'A son, with her sister in Addis Ababa.',
    });
    const copied = await call('copyOutRecord', { screeningId: sheet, accountsSeen: true });
    expect(copied.familyApart).toBe(true);
  });
});

describe('a line', () => {
  it('is set aside with a reason and taken up again, each with a line in the log', async () => {
    const line = 'other/living-conditions';
    const set = { screeningId: sheet, line, reason: 'Ana is a support worker here' };
    const after = await call('readinessSetAside', set);
    const lineOf = ({ others }: ReadinessView) => others.find((one) => one.line === line);
    expect(lineOf(after)?.aside).toMatchObject({ reason: set.reason, by: OWNER });
    expect(newest()).toMatchObject({ action: 'readiness.set-aside', subject: sheet });
    expect(await codeOf(() => call('readinessSetAside', set))).toBe('not-ready');
    expect(lineOf(await call('readinessTakeUp', { screeningId: sheet, line }))?.aside).toBeNull();
    expect(newest()).toMatchObject({ action: 'readiness.taken-up' });
    const none = { screeningId: sheet, line: 'look/no-such-line', reason: 'x' };
    expect(await codeOf(() => call('readinessSetAside', none))).toBe('not-ready');
  });

  it('is open or set aside, and nothing is counted or scored', async () => {
    let view = await show();
    expect(view.open).toBe(true);
    // That more was told since is settled in the field, and is no line to set aside.
    for (const { question, line } of view.fields.filter(({ why }) => why === 'older')) {
      const set = { screeningId: sheet, line, reason: 'Not known' };
      expect(await codeOf(() => call('readinessSetAside', set))).toBe('not-ready');
      await call('accountsSettle', { screeningId: sheet, question, take: 'keep' });
    }
    view = await show();
    for (const { line } of [...view.carried, ...view.fields, ...view.looks, ...view.others, ...view.checks])
      view = await call('readinessSetAside', { screeningId: sheet, line, reason: 'Not known' });
    expect(view.open).toBe(false);
    expect(JSON.stringify(view)).not.toMatch(/%|score|complete/i);
  });

  it('is on no other form’s page', async () => {
    expect(await codeOf(() => call('readinessShow', { screeningId: ids.screeningId }))).toBe('not-ready');
  });
});

describe('that it was typed into the official form', () => {
  const record = (about: Partial<{ day: string; reference: string; why: string }>) =>
    call('submissionRecord', { screeningId: sheet, day: '2026-01-05', thoughToldLater: true, ...about });

  it('is not said by showing what to copy', async () => {
    await call('copyOutRecord', { screeningId: sheet, accountsSeen: true });
    expect((await show()).submission.stands).toBeNull();
    expect((await call('submissionList', { caseId: ids.caseId })).submissions).toEqual([]);
  });

  it('is recorded when somebody says so, put right and taken back by further lines, all in the log', async () => {
    const first = await record({ day: '2026-01-05', reference: 'NRM-77' });
    expect(first.stands).toEqual({ day: '2026-01-05', reference: 'NRM-77', by: OWNER });
    expect(newest()).toMatchObject({ action: 'referral.submitted', subject: sheet });
    expect(JSON.stringify(newest())).not.toContain('NRM-77');
    expect((await record({ day: '2026-01-05', reference: 'NRM-77' })).lines).toHaveLength(1);
    expect(await codeOf(() => record({ reference: 'NRM-78' }))).toBe('not-ready');
    const second = await record({ reference: 'NRM-78', why: 'Mistyped' });
    expect(second.lines.map((one) => [one.kind, one.reference, one.why])).toEqual([
      ['corrected', 'NRM-78', 'Mistyped'],
      ['submitted', 'NRM-77', ''],
    ]);
    const { submissions } = await call('submissionList', { caseId: ids.caseId });
    expect(submissions.map((one) => one.stands?.reference)).toEqual(['NRM-78']);
    const gone = await call('submissionWithdraw', { screeningId: sheet, why: 'The form timed out' });
    expect(gone.stands).toBeNull();
    expect(gone.lines).toHaveLength(3);
    const again = { screeningId: sheet, why: 'x' };
    expect(await codeOf(() => call('submissionWithdraw', again))).toBe('not-ready');
  });

  it('is not recorded of a day to come, nor of an interview', async () => {
    expect(await codeOf(() => record({ day: '2999-01-01' }))).toBe('not-ready');
    const interview = { screeningId: ids.screeningId, day: '2026-01-05' };
    expect(await codeOf(() => call('submissionRecord', interview))).toBe('not-ready');
  });
});
