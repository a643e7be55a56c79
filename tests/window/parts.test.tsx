/** Parts of screens with a rule in them, each branch: empty, one and two, what fails to save, and where the keyboard goes. */
import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src-main/contract/cases.ts';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import type { LinkView, QuotedAnswer } from '../../src-main/contract/links.ts';
import type { ConsentView } from '../../src-main/core/consent/consent-line.ts';
import { FormFile } from '../../src-main/core/forms/form-format.ts';
import { flattenQuestions } from '../../src-main/core/forms/questions.ts';
import type { PersonId } from '../../src-main/core/ids.ts';
import { startWork, useAllWork } from '../../src-renderer/bridge/jobs.ts';
import { StandingInInterview } from '../../src-renderer/consent/standing-in-interview.tsx';
import { ContactLog } from '../../src-renderer/features/contact/contact-log.tsx';
import { ReadByMachine } from '../../src-renderer/features/evidence/read-by-machine.tsx';
import { RemovedEvidence } from '../../src-renderer/features/evidence/removed-evidence.tsx';
import { AddLayer } from '../../src-renderer/features/interviews/add-layer.tsx';
import { LinkedTarget } from '../../src-renderer/features/worksheets/linked-target.tsx';
import { RepeatInput } from '../../src-renderer/questions/inputs/repeat-input.tsx';
import { useAnswers } from '../../src-renderer/questions/use-answers.ts';
import { openingAnswers } from '../support/interview.ts';
import { inWindow } from './in-window.tsx';

const here = inWindow();
let view: CaseView;
let personId: PersonId;
beforeAll(async () => {
  const { caseId } = here;
  personId = (await here.do('personAdd', { caseId, role: 'survivor', name: 'Amara' })).id;
  view = await here.do('caseShow', { caseId });
});

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const press = (name: string | RegExp) => here.user.click(button(name));
const said = async () => (await screen.findByRole('alert')).textContent;

let question: Extract<ReturnType<typeof flattenQuestions>[number]['element'], { type: 'paneldynamic' }>;

const changes: unknown[] = [];
const out: number[] = [];
function Rows({ begin, most }: { readonly begin: unknown; readonly most: number }) {
  const [value, setValue] = useState(begin);
  return (
    <RepeatInput
      question={{ ...question, maxPanelCount: most }}
      values={{}}
      value={value}
      onChange={(next, when) => {
        changes.push([next, when]);
        setValue(next);
      }}
      onTakeOut={(index) => out.push(index)}
      field={({ labelledBy, value: text, onChange }) => (
        <input
          aria-label={labelledBy}
          value={typeof text === 'string' ? text : ''}
          onChange={(event) => onChange(event.currentTarget.value, 'soon')}
        />
      )}
      labelledBy="periods"
      describedBy={undefined}
      looseIn={() => ({ text: '' }) as never}
      onDone={() => undefined}
    />
  );
}

let session: ScreeningView;

type Store = ReturnType<typeof useAnswers>['store'];
const held: { store?: Store } = {};
function Asked({ name }: { readonly name: string }) {
  const asked = flattenQuestions(FormFile.parse(session.definition)).find((one) => one.name === name);
  const { store } = useAnswers(session, 0, [], () => ({ page: '', question: '' }));
  held.store = store;
  if (asked === undefined) throw new Error(`no question ${name}`);
  return <StandingInInterview view={session} question={asked.element} store={store} />;
}

function All() {
  return (
    <p data-testid="work">
      {useAllWork()
        .map(({ key, state }) => `${key} ${state}`)
        .join(', ')}
    </p>
  );
}

describe('what was taken out of the evidence', () => {
  const remove = async (title: string, reason: string) => {
    const { caseId } = here;
    const { id: evidenceId } = await here.do('evidenceAdd', {
      caseId,
      file: here.pick(`${title}.txt`, title),
      title,
    });
    await here.do('evidenceRemove', { evidenceId, reason });
  };
  const shown = async () => {
    here.show(
      <main>
        <button type="button" role="tab" aria-selected>
          Evidence
        </button>
        <RemovedEvidence caseId={here.caseId} />
      </main>,
    );
  };

  it('is nothing where nothing was', async () => {
    await shown();
    await waitFor(() => expect(here.line.asked).toContain('evidenceRemoved'));
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('can be had back one by one; what fails is said, and the keyboard stays beside it', async () => {
    await remove('Lease', 'Another flat');
    await remove('Letter', '');
    await shown();
    expect(await screen.findByText('Removed from the case (2)')).toBeTruthy();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^LetterRemoved on 24 Nov 2026 by Amina Okafor(?!:)/u),
      expect.stringContaining(': Another flat'),
    ]);
    here.line.refuse('evidenceRestore');
    await press('Restore: Lease');
    expect(await said()).toContain('disk is full');
    expect(screen.queryByText(/is back in the case/u)).toBeNull();
    here.line.heal();
    await press('Restore: Lease');
    await waitFor(() => expect(screen.getByText('“Lease” is back in the case.')).toBeTruthy());
    expect(screen.queryByRole('alert')).toBeNull();
    const summary = await screen.findByText('Removed from the case (1)');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    await press('Restore: Letter');
    await waitFor(() => expect(screen.queryByText(/^Removed from the case/u)).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('tab')));
  });
});

describe('what a point rests on', () => {
  const quoted = (more: Partial<QuotedAnswer>): QuotedAnswer => ({
    screeningId: 's1' as never,
    formTitle: 'First account',
    status: 'signed',
    personId,
    person: 'Amara',
    question: 'living',
    title: 'Where she slept',
    layer: 0,
    state: 'answered',
    text: 'A flat.',
    ownWords: 'un apartament',
    howSaid: 'volunteered',
    toldOn: { value: '2026-11-03', qualifier: 'exact' },
    at: '2026-11-04T09:00:00.000+00:00',
    author: 'Noor',
    ...more,
  });
  const text = (target: LinkView['target'], note = '') => {
    here.show(
      <div data-testid="link">
        <LinkedTarget
          caseId={here.caseId}
          link={{ id: 'l1' as never, question: 'q', note, at: '', author: '', target }}
        />
      </div>,
    );
    return screen.getByTestId('link').textContent;
  };
  const answer = (more: Partial<QuotedAnswer>, beside: object = {}) =>
    text({ kind: 'answer', quoted: quoted(more), since: null, otherwise: null, ...beside });
  const FROM = 'Amara, First account, 3 Nov 2026: Where she slept';

  it.each<[string, Partial<QuotedAnswer>, string]>([
    ['a value and own words', {}, `A flat.un apartament${FROM} (volunteered)`],
    ['a value alone', { ownWords: '' }, `A flat.${FROM} (volunteered)`],
    ['own words alone', { state: 'own-words', text: '' }, `un apartament${FROM} (volunteered)`],
    ['cleared, with words', { state: 'cleared', text: '' }, `un apartament${FROM} (volunteered)`],
    ['not known', { state: 'not-known', text: '', ownWords: '', howSaid: '' }, `Not known${FROM}`],
    [
      'a later account',
      { layer: 2, howSaid: '' },
      'A flat.un apartamentAmara, First account, later account 2, 3 Nov 2026: Where she slept',
    ],
  ])('%s', (_, more, expected) => {
    expect(answer(more)).toBe(expected);
  });

  it('says what was told since, that it was cleared, and that an account told it otherwise', () => {
    const later = {
      toldOn: { value: '2026-11-08', qualifier: 'exact' },
      text: 'A house.',
      ownWords: '',
    } as const;
    expect(answer({ howSaid: '' }, { since: quoted(later) })).toBe(
      `A flat.un apartament${FROM}Said since, 8 Nov 2026, recorded by Noor:A house.`,
    );
    expect(answer({ howSaid: '' }, { since: quoted({ ...later, state: 'cleared' }) })).toBe(
      `A flat.un apartament${FROM}Cleared on 4 Nov 2026. The words above are those that were linked.`,
    );
    const otherwise = { on: { value: '2026-11-09', qualifier: 'exact' }, layer: 1 };
    expect(answer({}, { otherwise })).toContain('Where she slept; differs from 9 Nov 2026 (volunteered)');
  });

  it.each([
    ['AB/1', false, 'page 2', 'AB/1 Leasepage 2'],
    ['', true, '', 'LeaseRemoved from the evidence'],
  ])('the exhibit %j, removed: %s', (exhibitRef, removed, note, expected) => {
    expect(
      text({ kind: 'exhibit', evidenceId: 'e1' as never, exhibitRef, title: 'Lease', removed }, note),
    ).toBe(expected);
  });
});

describe('an addition to a contact', () => {
  it('needs words, stays where it cannot be saved, and may say that the entry is mistaken, once', async () => {
    const add = { personId, channel: 'post', startedBy: 'us', reached: 'message' } as const;
    const { contactId } = await here.do('contactAdd', {
      ...add,
      heldOn: { value: '2026-11-20', qualifier: 'exact' },
    });
    const addenda = async () =>
      (await here.do('contactList', { caseId: here.caseId })).contacts
        .find(({ id }) => id === contactId)
        ?.addenda.map((one) => one.text);
    const [person] = view.people;
    if (person === undefined) throw new Error('nobody');
    here.show(<ContactLog view={view} person={person} />);
    const open = async () => here.user.click(await screen.findByRole('button', { name: /20 Nov 2026/u }));
    const save = () => {
      const all = screen.getAllByRole<HTMLButtonElement>('button');
      return all.find(({ type }) => type === 'submit') as HTMLButtonElement;
    };
    await open();
    await screen.findByRole('textbox');
    expect(save().disabled).toBe(true);
    const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
    await here.user.type(field(), '  ');
    expect(save().disabled).toBe(true);
    await here.user.type(field(), 'It was her aunt.');
    await here.user.click(screen.getByRole('checkbox'));
    here.line.refuse('contactCorrect');
    await here.user.click(save());
    expect(await said()).toContain('disk is full');
    expect(field().value).toContain('It was her aunt.');
    expect(await addenda()).toEqual([]);
    here.line.heal();
    const go = here.line.hold('contactCorrect');
    await here.user.click(save());
    await waitFor(() => expect(save().disabled).toBe(true));
    go();
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(await addenda()).toEqual(['It was her aunt.']);
    await open();
    expect(await screen.findByRole('textbox')).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await press('Cancel');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('rows of an answer', () => {
  beforeAll(async () => {
    const { definition } = await here.do('formShow', { formId: 'screening-interview' });
    const found = flattenQuestions(FormFile.parse(definition)).find(
      ({ name }) => name === 'periods',
    )?.element;
    if (found?.type !== 'paneldynamic') throw new Error('no rows');
    question = found;
  });
  const show = (begin: unknown, most = 3) => {
    changes.length = 0;
    out.length = 0;
    here.show(<Rows begin={begin} most={most} />);
  };
  const cell = (row: number, name: string) => screen.getByLabelText(`periods-${row}-${name}`);
  const groups = () => screen.getAllByRole('group', { name: /^Entry / });
  const add = () => screen.queryByRole('button', { name: 'Another place or time' });

  it.each([
    ['nothing', null],
    ['no rows', []],
  ])('of %s there is one to write in, which cannot be taken out, and no second', async (_, begin) => {
    show(begin);
    expect(groups()).toHaveLength(1);
    expect(screen.queryAllByRole('button')).toEqual([]);
    await here.user.type(cell(0, 'what'), 'T');
    expect(changes).toEqual([[[{ what: 'T' }], 'soon']]);
    expect(add()).not.toBeNull();
  });

  it('of two, what is typed goes into its own, and what is emptied is left out', async () => {
    show([{ what: 'A', place: 'P' }, { what: 'B' }]);
    await here.user.type(cell(1, 'what'), 'x');
    expect(changes.at(-1)).toEqual([[{ what: 'A', place: 'P' }, { what: 'Bx' }], 'soon']);
    await here.user.clear(cell(0, 'place'));
    expect(changes.at(-1)).toEqual([[{ what: 'A' }, { what: 'Bx' }], 'soon']);
  });

  it('one is added until there are as many as the form takes, and the one that was pressed is taken out', async () => {
    show([{ what: 'A' }, { what: 'B' }]);
    await here.user.click(add() as HTMLElement);
    expect(changes.at(-1)).toEqual([[{ what: 'A' }, { what: 'B' }, {}], 'now']);
    expect(add()).toBeNull();
    const [, second] = groups();
    await here.user.click(within(second as HTMLElement).getByRole('button'));
    expect(out).toEqual([1]);
  });
});

describe('a consent that stands already', () => {
  beforeAll(async () => {
    const { caseId } = here;
    const { id } = await here.do('screeningStart', { caseId, personId, formId: 'first-account' });
    session = await here.do('screeningShow', { screeningId: id });
  });
  const record = (purpose: string, more: object) =>
    here.do('consentRecord', { personId, purpose, status: 'given', ...more } as never);
  const stands = () => document.querySelector('[data-stands]');
  const status = async (name: string): Promise<ConsentView['status'] | null> => {
    const before = here.line.asked.length;
    here.show(<Asked name={name} />);
    await waitFor(() => expect(here.line.asked.slice(before)).toContain('consentList'));
    await new Promise((done) => setTimeout(done, 50));
    return (stands()?.getAttribute('data-stands') ?? null) as never;
  };

  it('for one reader or one exhibit alone is no answer to the question', async () => {
    expect(await status('consent-court')).toBeNull();
    await record('court-papers', { recipient: 'Ruth' });
    const { id } = await here.do('evidenceAdd', { caseId: here.caseId, file: here.pick('one.txt', 'one') });
    await record('court-papers', { item: id });
    await record('police', {});
    expect(await status('consent-court')).toBeNull();
  });

  it('is shown and confirmed by one press; answered, it is gone', async () => {
    expect(await status('consent-police')).toBe('given');
    expect(screen.queryByText(/^If you leave this open/u)).toBeNull();
    held.store?.put('consent-police', { state: 'deferred' } as never, 'now');
    expect(await screen.findByText(/^If you leave this open/u)).toBeTruthy();
    await press('Still so');
    expect(held.store?.get('consent-police')).toMatchObject({ state: 'answered', value: 'given' });
    await waitFor(() => expect(stands()).toBeNull());
  });

  it('whose last day is past is shown, and cannot be confirmed', async () => {
    await record('research', { expiresOn: '2026-11-01', decidedOn: '2026-10-01' });
    expect(await status('consent-research')).toBe('given');
    expect(screen.queryByRole('button', { name: 'Still so' })).toBeNull();
  });
});

describe('a later account of somebody who asked for an interpreter', () => {
  let signed: ScreeningView;
  beforeAll(async () => {
    const { caseId } = here;
    const who = { caseId, role: 'survivor' as const, name: 'Blerta', interpreterNeeded: true };
    const { id } = await here.do('personAdd', who);
    const { id: screeningId } = await here.do('screeningStart', {
      caseId,
      personId: id,
      formId: 'first-account',
    });
    const answers = [
      ...openingAnswers(),
      { question: 'safety-contact', state: 'not-known' as const, value: null },
    ];
    await here.do('screeningAnswer', { screeningId, answers: answers as never });
    signed = await here.do('screeningSign', { screeningId, readBack: 'Read aloud' });
  });
  const layers = async () =>
    (await here.do('screeningShow', { screeningId: signed.id })).layers.map(({ layer }) => layer);
  const opens = async (isInterview = true) => {
    let added = 0;
    const show = { view: signed, isInterview, opened: true, onClose: () => undefined };
    here.show(<AddLayer {...show} onOpened={(layer) => (added = layer)} />);
    await screen.findByLabelText('Interpreter');
    return () => added;
  };
  const submit = async () => {
    await waitFor(() => expect(button('Open account').disabled).toBe(false));
    await press('Open account');
  };

  it('asks before it is opened with nobody to interpret, and not where somebody is named', async () => {
    const added = await opens();
    await submit();
    await screen.findByText('The person asked for an interpreter');
    await press('Go back');
    expect([added(), await layers()]).toEqual([0, []]);
    await here.user.type(screen.getByLabelText('Interpreter'), 'Teuta');
    await submit();
    await waitFor(async () => expect(added()).toBe(1));
  });

  it('goes on without one when somebody says so; on a sheet nobody is asked', async () => {
    const added = await opens();
    await submit();
    await press('Start without an interpreter');
    await waitFor(() => expect(added()).toBe(2));
    const sheet = await opens(false);
    await submit();
    await waitFor(() => expect(sheet()).toBe(3));
  });
});

describe('reading pages by machine', () => {
  const show = async () => {
    here.show(<ReadByMachine caseId={here.caseId} title="R v Dorvan" />);
  };
  it('is turned off and on by a supervisor, for the vault', async () => {
    await here.do('evidenceAdd', {
      caseId: here.caseId,
      file: here.pick('scan.png', picture()),
      title: 'Scan',
    });
    const on = async () => (await here.do('pictureReach', { caseId: here.caseId })).on;
    const before = await on();
    await show();
    const [first, second] = before ? ['off', 'on'] : ['on', 'off'];
    const turn = (to: string) => screen.findByRole('button', { name: new RegExp(`turn.*${to}`, 'iu') });
    here.line.refuse('pictureReadingSet');
    await here.user.click(await turn(first as string));
    expect(await said()).toContain('disk is full');
    expect(await on()).toBe(before);
    here.line.heal();
    await press(/dismiss|close/iu);
    await here.user.click(await turn(first as string));
    await waitFor(async () => expect(await on()).toBe(!before));
    await here.user.click(await turn(second as string));
    await waitFor(async () => expect(await on()).toBe(before));
  });
});

describe('long work', () => {
  const states = () => screen.getByTestId('work').textContent;
  it('ends done, failed or stopped, and gives way to the next of its kind alone', async () => {
    here.show(<All />);
    const work = (key: string) => startWork({ name: 'caseList', input: {}, key, title: key });
    expect(await work('a')).toMatchObject({ total: 1 });
    here.line.refuse('caseList', 'cancelled');
    expect(await work('b')).toBeNull();
    here.line.refuse('caseList', 'disk-full');
    expect(await work('c')).toBeNull();
    await waitFor(() => expect(states()).toBe('a done, b stopped, c failed'));
    expect(await work('a')).toBeNull();
    await waitFor(() => expect(states()).toBe('b stopped, c failed, a failed'));
  });
});

/** A picture of a few dots, in which there is no text. */
function picture(): Uint8Array {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  );
}
