/**
 * @file A case in which every field is filled, no field has the value of its neighbour, and every list has two: a wrong
 * column, the first in place of the last, and "some" in place of "every" are all seen. Two workers write in it.
 */
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { SituationAnswer } from '../../src-main/core/cases/situation.ts';
import type { CaseId, ContactId, EvidenceId, PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { type Side, written } from './handover.ts';
import { openingAnswers, safetyAnswers } from './interview.ts';
import { quietJob } from './ports.ts';
import { wav } from './recordings.ts';
import { twoPlaces } from './redaction-papers.ts';

export interface FullCase {
  readonly caseId: CaseId;
  readonly maria: PersonId;
  readonly lia: PersonId;
  readonly accounts: readonly [ScreeningId, ScreeningId];
  readonly sheets: readonly [ScreeningId, ScreeningId];
  readonly papers: readonly [EvidenceId, EvidenceId];
  readonly recordings: readonly [EvidenceId, EvidenceId];
  readonly contacts: readonly [ContactId, ContactId];
}

export const COLLEAGUE = 'Noor Haidari';

type Do = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** As a colleague who opened the same vault with a key of their own. */
export function colleagueOf({ engine }: Side, actor = COLLEAGUE): Do {
  const session = new Proxy(engine.session, {
    get(target, key) {
      if (key === 'actor') return actor;
      const found = Reflect.get(target, key, target) as unknown;
      return typeof found === 'function' ? found.bind(target) : found;
    },
  }) as VaultSession;
  const acting = { ...engine, session };
  return (name, input) => perform(acting, name, input, quietJob());
}

const on = (value: string, qualifier: 'exact' | 'about' = 'exact') => ({ value, qualifier });

export async function fullCase(side: Side): Promise<FullCase> {
  const [own, other]: [Do, Do] = [side.do, colleagueOf(side)];
  const { id: caseId } = await own('caseCreate', {
    reference: 'LH/31',
    title: 'R v Dorvan',
    profile: 'general',
  });
  const people = await peopleOf(own, other, caseId);
  const { maria, lia } = people;
  const papers = [
    await exhibit(side, other, caseId, 'drawer', 'Note about passports', '2024-03-05'),
    await exhibit(side, own, caseId, 'lease', 'Lease of the flat', '2023-11'),
  ] as const;
  const recordings = [
    await recording(side, own, other, caseId, 'call', 3),
    await recording(side, other, own, caseId, 'voice', 2),
  ] as const;
  const accounts = [
    await account(own, other, { caseId, personId: maria }, 'Romanian', '2026-11-03'),
    await account(other, own, { caseId, personId: lia }, 'Tagalog', '2026-11-05'),
  ] as const;
  const sheets = [
    await sheet(own, other, { caseId, personId: maria }, accounts[0], papers),
    await sheet(other, own, { caseId, personId: lia }, accounts[1], papers),
  ] as const;
  await consents(own, other, [maria, lia], accounts, papers);
  await datesOf(own, other, caseId, [maria, lia], papers);
  for (const [at, personId] of [maria, lia].entries()) {
    await plansOf(own, other, personId, at);
    await supportOf(own, other, personId, at);
    await reviewed(own, other, { caseId, personId }, at);
  }
  const contacts = [
    await contact(own, other, maria, '07700 900111'),
    await contact(other, own, lia, '07700 900222'),
  ] as const;
  for (const [at, by] of [own, other].entries()) {
    await by('recordExhibit', {
      screeningId: accounts[at] as ScreeningId,
      exhibitRef: `IV/${at}`,
      section: `Told ${at}`,
    });
    await by('chronologyExhibit', { caseId, exhibitRef: `CH/${at}`, section: `Dates ${at}` });
  }
  for (const [at, by] of [own, other, own, other].entries())
    await by('redactionAdd', twoPlaces(recordings[at < 2 ? 0 : 1], at + 1));
  return { caseId, ...people, accounts, sheets, papers, recordings, contacts };
}

async function peopleOf(own: Do, other: Do, caseId: CaseId) {
  const person = (
    name: string,
    aka: string,
    role: CallInput<'personAdd'>['role'],
    born: string,
    language: string,
  ) => ({
    caseId,
    role,
    name,
    alsoKnownAs: aka,
    birthDate: on(born, 'about'),
    language,
    interpreterNeeded: role === 'survivor',
    safeContact: `By text, ${aka}`,
    note: `Of ${name}`,
  });
  const { id: maria } = await own(
    'personAdd',
    person('Maria Popescu', 'Mia', 'survivor', '1996-04', 'Romanian'),
  );
  const { id: lia } = await other('personAdd', person('Lia Santos', 'Lee', 'survivor', '1994-07', 'Tagalog'));
  const { id: radu } = await other(
    'personAdd',
    person('Radu Dorvan', 'Boss', 'suspect', '1971-02', 'Bulgarian'),
  );
  await own('personAdd', person('Ines Holm', 'Holm', 'interpreter', '1988-09', 'Danish'));
  for (const [at, personId] of [maria, lia].entries()) {
    await own('ageRecord', {
      personId,
      under18: 'not-sure',
      why: `First seen ${at}`,
      decidedBy: `Doctor ${at}`,
    });
    await other('ageRecord', { personId, under18: 'no', why: `Passport ${at}`, decidedBy: `Council ${at}` });
  }
  const answer = (at: number, answer: SituationAnswer['answer']): SituationAnswer => ({
    answer,
    who: at % 2 === 0 ? 'Maria Popescu' : 'Lia Santos',
    on: `2027-0${at + 1}-1${at}`,
    time: `0${at}:4${at}`,
    where: `Court ${at}`,
    toldBy: `Officer ${at}`,
  });
  const kinds = ['arrested', 'charged', 'bail', 'plea', 'hearing', 'detained', 'removal'] as const;
  const answers = ['yes', 'no', 'not-known'] as const;
  // Asked twice, by each of them.
  for (const [by, first] of [
    [other, 1],
    [own, 0],
  ] as const)
    await by('caseSituation', {
      caseId,
      situation: {
        ...Object.fromEntries(kinds.map((kind, at) => [kind, answer(at + first, answers[at % 3] ?? 'yes')])),
        solicitor: { ...answer(7 + first, 'yes'), actsIn: 'asylum' },
        'second-solicitor': { ...answer(8 - first, 'yes'), actsIn: 'crime' },
      },
    });
  // What is known of somebody was put right since, each field of it.
  const { caseId: _, ...put } = person('Radu Dorvanov', 'The boss', 'witness', '1972-03', 'Turkish');
  await own('personUpdate', { personId: radu, ...put, interpreterNeeded: true });
  await other('caseUpdate', { caseId, reference: 'LH/31', title: 'R v Dorvanov', status: 'follow-up' });
  return { maria, lia };
}

async function exhibit(side: Side, by: Do, caseId: CaseId, name: string, title: string, date: string) {
  const file = side.engine.files.register(written(`${name}.txt`, `The ${name} of the house.\n`));
  const documentDate = on(date, date.length > 7 ? 'exact' : 'about');
  const described = { title, documentDate, section: `Part ${name}`, exhibitRef: `AB/${name}` };
  const { id } = await by('evidenceAdd', { caseId, file, ...described, receivedFrom: `Post of ${name}` });
  await by('evidenceViewed', { evidenceId: id });
  await by('evidenceUpdate', {
    evidenceId: id,
    title: `${title}, whole`,
    section: `Part ${name}, first`,
    exhibitRef: `AC/${name}`,
    documentDate: on(date.slice(0, 7), 'about'),
    receivedFrom: `Post of ${name}`,
  });
  return id;
}

async function recording(side: Side, own: Do, other: Do, caseId: CaseId, name: string, seconds: number) {
  const file = side.engine.files.register(written(`${name}.wav`, wav(seconds)));
  const described = { title: `A ${name}`, documentDate: on(`2025-0${seconds}`), section: `Sound ${name}` };
  const { id: evidenceId } = await own('evidenceAdd', {
    caseId,
    file,
    ...described,
    exhibitRef: `RC/${name}`,
    receivedFrom: `Phone of ${name}`,
  });
  const said = (words: string) => `[00:01] Boss: You owe me for the ${name}.\n[00:02] Ana: ${words}.`;
  const line = { evidenceId, by: `Typist of ${name}` };
  await own('transcriptSave', { ...line, text: said('kiln'), language: 'Romanian', finished: false });
  await other('transcriptSave', { ...line, text: said('brickyard'), language: 'English', finished: true });
  return evidenceId;
}

interface Of {
  readonly caseId: CaseId;
  readonly personId: PersonId;
}

/** Read back and signed, then asked again by somebody else, with two sessions, breaks and notes. */
async function account(own: Do, other: Do, of: Of, language: string, day: string) {
  const { id: screeningId } = await own('screeningStart', {
    ...of,
    formId: 'first-account',
    language,
    interpreter: `I-7 ${language}`,
    place: `A café in ${language}`,
    heldOn: on(day),
    takenBy: `Taker of ${language}`,
  });
  await own('screeningAnswer', {
    screeningId,
    answers: openingAnswers({
      'consent-support': 'given',
      'consent-court': 'given',
      'consent-police': 'given',
    }),
  });
  await own('screeningAnswer', {
    screeningId,
    answers: [
      {
        question: 'treatment',
        state: 'answered',
        value: `He took my passport, ${language}.`,
        ownWords: `Mi-a luat ${language}.`,
        howSaid: 'volunteered',
      },
      { question: 'living', state: 'own-words', ownWords: `A flat in ${language}.`, howSaid: 'prompted' },
    ],
  });
  await own('screeningSession', { screeningId, language: `${language}, dialect`, interpreter: 'I-8' });
  for (const [from, to] of [
    ['11:00', '11:10'],
    ['11:30', '11:45'],
    ['12:00', '12:05'],
    ['12:10', '12:20'],
  ])
    await own('screeningPause', {
      screeningId,
      reason: `Rest at ${from}`,
      earlier: { from: `${day}T${from}`, to: `${day}T${to}` },
    });
  for (const takeBack of [`${day}T12:00`, `${day}T12:10`])
    await own('screeningPause', { screeningId, takeBack, reason: `Typed twice, ${takeBack.slice(-5)}` });
  await own('screeningSign', { screeningId, readBack: `Read back in ${language}.` });
  for (const [by, at] of [
    [other, 8],
    [own, 12],
  ] as const) {
    await by('screeningAddLayer', {
      screeningId,
      reason: `Asked again on ${at}`,
      language: `${language} ${at}`,
      interpreter: `I-${at}`,
      heldOn: on(`2026-11-${String(at).padStart(2, '0')}`),
      takenBy: `Taker ${at} of ${language}`,
    });
    await by('screeningAnswer', { screeningId, answers: safetyAnswers() });
    await by('screeningAnswer', {
      screeningId,
      answers: [
        {
          question: 'treatment',
          state: 'answered',
          value: `It was on day ${at}, ${language}.`,
          ownWords: `Ziua ${at}.`,
          relation: 'differs',
          cause: at === 8 ? 'memory' : 'fear',
          howSaid: 'asked-openly',
        },
      ],
    });
  }
  return screeningId;
}

/** With two points that rest on an answer and on an exhibit, and typed into the form it prepares, corrected since. */
async function sheet(
  own: Do,
  other: Do,
  of: Of,
  account: ScreeningId,
  papers: readonly [EvidenceId, EvidenceId],
): Promise<ScreeningId> {
  const { id: screeningId } = await own('screeningStart', {
    ...of,
    formId: 'nrm-preparation',
    language: 'English',
    interpreter: 'None',
    place: 'Our office',
    heldOn: on('2026-11-14'),
    takenBy: 'Taker of the sheet',
  });
  await own('screeningCarryOver', { screeningId });
  const question = 'where-how-interview-carried-out';
  const quoted = { kind: 'answer', screeningId: account, question: 'treatment', layer: 0 } as const;
  for (const [target, note] of [
    [quoted, 'in her words'],
    [{ kind: 'exhibit', evidenceId: papers[1] }, 'page 1'],
  ] as const)
    await own('screeningLink', { screeningId, links: [{ question, target, note }] });
  await own('submissionRecord', { screeningId, day: '2026-11-15', reference: 'NRM-1', why: '' });
  await other('submissionRecord', {
    screeningId,
    day: '2026-11-16',
    reference: 'NRM-2',
    why: 'Typed wrongly',
  });
  return screeningId;
}

/** A safety plan whose review was seen to twice. */
async function reviewed(own: Do, other: Do, of: Of, at: number): Promise<void> {
  const { id: screeningId } = await own('screeningStart', { ...of, formId: 'safety-plan' });
  const value = on(`2026-12-0${at + 1}`);
  await own('screeningAnswer', {
    screeningId,
    answers: [{ question: 'review-on', state: 'answered', value }],
  });
  const { due } = await own('clockDue', { includeLater: true });
  const review = due.find((one) => one.screeningId === screeningId);
  if (review === undefined) throw new Error('no review of the safety plan is due');
  const clock = { caseId: of.caseId, subject: review.subject, ruleId: review.ruleId };
  await other('clockSettle', { ...clock, on: `2026-11-1${at}`, reason: `Looked at ${at}` });
  await own('clockReopen', { ...clock, reason: `Not all of it ${at}` });
}

/** A yes to handing over by each, and between them every status and every way in which a line settles another. */
async function consents(
  own: Do,
  other: Do,
  people: readonly [PersonId, PersonId],
  accounts: readonly [ScreeningId, ScreeningId],
  papers: readonly [EvidenceId, EvidenceId],
): Promise<void> {
  for (const [at, personId] of people.entries()) {
    const [by, second] = at === 0 ? [own, other] : [other, own];
    const line = (purpose: string, more: Partial<CallInput<'consentRecord'>>) => ({
      personId,
      purpose,
      status: 'given' as const,
      language: `Tongue ${at}`,
      interpreter: `I-9${at}`,
      explainedBy: `Explained by ${at}`,
      privacyNotice: `Notice ${at}`,
      decidedOn: `2026-11-1${at}`,
      expiresOn: `2027-11-1${at}`,
      evidenceId: papers[at] ?? null,
      screeningId: accounts[at] ?? null,
      note: `Said ${purpose} ${at}`,
      ...more,
    });
    await by('consentRecord', line('support-services', {}));
    await second('consentRecord', line('court-papers', {}));
    await by('consentRecord', line('research', { status: 'refused' }));
    await second('consentRecord', line('police', { status: 'given' }));
    await by('consentRecord', line('police', { status: 'withdrawn', decidedOn: `2026-11-1${at + 5}` }));
    await by('consentRecord', line('research', { status: 'not-yet', expiresOn: null }));
    // Three yeses on a condition: one met, one given up.
    const asked = (words: string) => ({ note: `Only if ${words} ${at}`, expiresOn: null });
    await second('consentRecord', line('interview', asked('a woman interprets')));
    await by('consentRecord', {
      ...line('interview', { note: '', decidedOn: null }),
      conditionMet: { on: `2026-11-1${at + 2}`, by: `Clerk ${at}` },
    });
    await by('consentRecord', line('support', asked('nobody rings at home')));
    await second('consentRecord', {
      ...line('support', { note: '', decidedOn: null }),
      conditionDropped: { on: `2026-11-1${at + 3}` },
    });
    const decided = { decidedBy: `Dr Best ${at}`, cannotDecide: `In hospital ${at}` };
    await second('consentRecord', line('support', { status: 'best-interests', ...decided }));
    await second('consentRecord', line('support-services', { recipient: `Refuge ${at}`, expiresOn: null }));
    await by('consentRecord', line('court-papers', { item: papers[1 - at] ?? '', expiresOn: null }));
  }
}

async function datesOf(
  own: Do,
  other: Do,
  caseId: CaseId,
  people: readonly [PersonId, PersonId],
  papers: readonly [EvidenceId, EvidenceId],
): Promise<void> {
  for (const [at, personId] of [...people, null].entries()) {
    const line = {
      time: `1${at}:2${at}`,
      title: `Named ${at}`,
      place: `Room ${at}`,
      note: `Told ${at}`,
      owner: `Owner ${at}`,
      nation: 'scotland' as const,
      enhanced: 'yes' as const,
      evidenceId: papers[at % 2] ?? null,
    };
    const event = { caseId, personId, kind: 'reasonable-grounds', result: 'negative', ...line };
    const day = {
      on: on(`2026-11-0${at + 1}`),
      sentOn: `2026-11-0${at + 2}`,
      servedOn: `2026-11-0${at + 3}`,
    };
    const { eventId } = await own('dateRecord', { ...event, ...day, seenTo: '' });
    await other('dateAmend', {
      eventId,
      ...line,
      result: 'negative',
      title: `Renamed ${at}`,
      reason: `Letter ${at}`,
      on: on(`2026-11-0${at + 2}`),
      sentOn: `2026-11-0${at + 3}`,
      servedOn: `2026-11-0${at + 4}`,
    });
    const { clocks } = await own('dateList', { caseId });
    const follows = clocks.find(({ subject }) => subject === eventId);
    if (follows === undefined) throw new Error('nothing follows from the decision');
    const clock = { caseId, subject: eventId, ruleId: follows.ruleId };
    await other('clockSettle', { ...clock, on: `2026-11-0${at + 5}`, reason: `Asked ${at}` });
    await own('clockReopen', { ...clock, reason: `Asked too soon ${at}` });
  }
}

async function contact(own: Do, other: Do, personId: PersonId, address: string): Promise<ContactId> {
  const about = `of ${address.slice(-3)}`;
  await other('contactAdd', {
    personId,
    channel: 'post',
    heldOn: on('2026-11-19'),
    allTheSame: `The court sent it ${about}`,
  });
  const { contactId } = await own('contactAdd', {
    personId,
    channel: 'post',
    startedBy: 'us',
    reached: 'message',
    heldOn: on('2026-11-20'),
    allTheSame: `The court sent it ${about}`,
    time: '16:45',
    heldBy: `Held ${about}`,
    withWhom: `With ${about}`,
    address,
    language: `Word ${about}`,
    interpreter: `Voice ${about}`,
    safe: 'yes',
    explained: `Told ${about}`,
    wishes: `Ring ${about}`,
    note: `Note ${about}`,
    threats: true,
    nextOn: '2026-12-14',
  });
  await other('contactCorrect', { contactId, text: `More ${about}`, nextOn: '2026-12-16' });
  await own('contactCorrect', { contactId, text: `Wrong ${about}`, nextOn: '2026-12-18' });
  return contactId;
}

async function plansOf(own: Do, other: Do, personId: PersonId, at: number): Promise<void> {
  for (const [by, no] of [
    [own, 1],
    [other, 2],
  ] as const)
    await by('contactPlanRecord', {
      personId,
      reason: `Agreed ${at}${no}`,
      plan: {
        ways: [
          { channel: 'telephone', detail: `020 7946 ${at}${no}00`, how: `Say: library ${at}${no}` },
          { channel: 'email', detail: `m${at}${no}@example.org`, how: `No names ${at}${no}` },
        ],
        never: [
          { what: 'channel', value: 'post', why: `Opened ${at}${no}` },
          { what: 'word', value: `shelter ${at}${no}`, why: `A sister reads ${at}${no}` },
        ],
        withholdNumber: 'yes',
        ifOtherAnswers: `Hang up ${at}${no}`,
        ifNotReached: `Wait ${at}${no}`,
        everyDays: 7 + no,
        reviewOn: `2027-01-${at}${no}`.replace('-0', '-0'),
        decided: [
          { words: `Never that phone ${at}${no}`, taken: true },
          { words: `Not the old flat ${at}${no}`, taken: false },
        ],
        hours: [
          { days: ['mon', 'tue'], from: '10:00', until: `12:0${no}` },
          { days: ['sat', 'sun'], said: `after sunset ${no}` },
        ],
      },
    });
}

async function supportOf(own: Do, other: Do, personId: PersonId, at: number): Promise<void> {
  const record = (by: Do, line: CallInput<'supportRecord'>['line']) =>
    by('supportRecord', { personId, line });
  for (const [by, no] of [
    [own, 1],
    [other, 2],
  ] as const) {
    const words = `Words ${at}${no}`;
    const day = on(`2026-10-0${no}`);
    const answer = no === 1 ? 'undecided' : 'no';
    await record(by, { kind: 'decision', about: 'police', answer, on: day, words: `${words} police` });
    await record(by, { kind: 'decision', about: 'return', answer: 'yes', on: day, words: `${words} return` });
    await record(by, {
      kind: 'engagement',
      state: no === 1 ? 'less-contact' : 'in-contact',
      on: day,
      words: `${words} here`,
      reasons: ['not-safe', 'silence'],
      saidBy: 'person',
    });
    await record(by, {
      kind: 'worker',
      role: 'navigator',
      name: `Guide ${at}${no}`,
      organisation: `House ${at}${no}`,
      since: `2026-09-0${no}`,
    });
    await record(by, {
      kind: 'non-punishment',
      atRisk: 'yes',
      task: 'raised',
      raisedWith: `Counsel ${at}${no}`,
      on: day,
      words: `${words} charge`,
    });
    const { subject: need } = await record(by, {
      kind: 'need',
      heading: 'housing',
      need: `A room ${at}${no}`,
      goal: `A door ${at}${no}`,
      owner: `Jo ${at}${no}`,
      reviewOn: `2027-02-0${no}`,
      state: 'in-hand',
      outcome: `Asked ${at}${no}`,
    });
    await record(by, {
      kind: 'need',
      which: need,
      heading: 'medical',
      need: `A nurse ${at}${no}`,
      goal: `Sleep ${at}${no}`,
      owner: `Al ${at}${no}`,
      reviewOn: `2027-03-0${no}`,
      state: 'met',
      outcome: `Seen ${at}${no}`,
    });
    await record(by, {
      kind: 'earlier-referral',
      on: day,
      reference: `REF ${at}${no}`,
      outcome: `Out ${at}${no}`,
      words: `${words} before`,
      mistaken: no === 2,
    });
    await record(by, {
      kind: 'interview-request',
      by: `Police ${at}${no}`,
      on: day,
      state: 'agreed',
      wish: `Not alone ${at}${no}`,
    });
  }
}
