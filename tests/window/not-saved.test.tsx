/** What could not be saved stays in its field, is said to be not saved, and goes in once it can: form by form. */
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src-main/contract/cases.ts';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import type { EventKind } from '../../src-main/core/clocks/rule.ts';
import { saveEverything } from '../../src-renderer/bridge/locking.ts';
import { NewCase } from '../../src-renderer/features/cases/new-case.tsx';
import { EventForm } from '../../src-renderer/features/dates/event-form.tsx';
import { NoteDialog } from '../../src-renderer/questions/note-dialog.tsx';
import { useAnswers } from '../../src-renderer/questions/use-answers.ts';
import { inWindow } from './in-window.tsx';

const here = inWindow();
let session: ScreeningView;
let view: CaseView;
let kinds: readonly EventKind[];
beforeAll(async () => {
  const { caseId } = here;
  const { id: personId } = await here.do('personAdd', { caseId, role: 'survivor', name: 'Amara' });
  const { id: screeningId } = await here.do('screeningStart', { caseId, personId, formId: 'first-account' });
  session = await here.do('screeningShow', { screeningId });
  view = await here.do('caseShow', { caseId });
  kinds = (await here.do('dateKinds', {})).kinds;
});

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const press = (name: string) => here.user.click(screen.getByRole('button', { name }));
const said = async () => (await screen.findByRole('alert')).textContent;

describe('a note about an interview', () => {
  const notes = async () =>
    (await here.do('screeningShow', { screeningId: session.id })).notes.map(({ note, author }) => [
      note,
      author,
    ]);

  it('stays until it is in, and then the dialog closes', async () => {
    let closed = 0;
    here.show(<NoteDialog view={session} question="record" onClose={() => (closed += 1)} />);
    await here.user.type(await screen.findByLabelText('Note'), 'She asked for water.');
    await here.user.type(field('Whose note it is'), 'Ines');
    here.line.refuse('screeningNote');
    await press('Add the note');
    expect(await said()).toContain('disk is full');
    expect([field('Note').value, field('Whose note it is').value, closed]).toEqual([
      'She asked for water.',
      'Ines',
      0,
    ]);
    expect(await notes()).toEqual([]);
    here.line.heal();
    await press('Add the note');
    await waitFor(() => expect(closed).toBe(1));
    expect(await notes()).toEqual([['She asked for water.', 'Ines']]);
  });

  it('that was closed by a slip of the hand is there again, and after Cancel it is not', async () => {
    const dialog = () => here.show(<NoteDialog view={session} question="record" onClose={() => undefined} />);
    dialog();
    await here.user.type(await screen.findByLabelText('Note'), 'Half a sen');
    dialog();
    await waitFor(() => expect(field('Note').value).toBe('Half a sen'));
    await press('Cancel');
    dialog();
    expect((await screen.findByLabelText<HTMLInputElement>('Note')).value).toBe('');
  });
});

describe('a new case', () => {
  const references = async () =>
    (await here.do('caseList', {})).cases.map(({ reference }) => reference).toSorted();

  it('whose reference is taken says so at the field, and keeps the name', async () => {
    here.show(<NewCase opened onClose={() => undefined} />);
    await here.user.type(await screen.findByLabelText('Reference'), 'LH/1');
    await here.user.type(field('Name of the case'), 'R v Somebody');
    await press('Create case');
    await waitFor(() => expect(field('Reference').getAttribute('aria-invalid')).toBe('true'));
    expect([field('Name of the case').value, field('Name of the case').getAttribute('aria-invalid')]).toEqual(
      ['R v Somebody', null],
    );
    expect(await references()).toEqual(['LH/1']);
  });

  it('that fails to save is said, and is saved with the next press, once', async () => {
    here.show(<NewCase opened onClose={() => undefined} />);
    await here.user.clear(await screen.findByLabelText('Reference'));
    await here.user.type(field('Reference'), 'LH/2');
    await here.user.type(field('Name of the case'), 'R v Somebody');
    here.line.refuse('caseCreate');
    await press('Create case');
    expect(await said()).toContain('disk is full');
    expect([field('Reference').value, field('Name of the case').value]).toEqual(['LH/2', 'R v Somebody']);
    here.line.heal();
    await press('Create case');
    await waitFor(async () => expect(await references()).toEqual(['LH/1', 'LH/2']));
  });
});

describe('a date', () => {
  it('that fails to save stays; its button waits while it is being saved', async () => {
    let done = 0;
    const form = <EventForm view={view} kinds={kinds} event={null} kept={null} onDone={() => (done += 1)} />;
    here.show(form);
    await here.user.selectOptions(field('What is it?'), 'hearing');
    await here.user.type(field('When'), '3 Dec 2026');
    here.line.refuse('dateRecord');
    await press('Save date');
    expect(await said()).toContain('disk is full');
    expect(done).toBe(0);
    here.line.heal();
    const go = here.line.hold('dateRecord');
    await press('Save date');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save date' }).disabled).toBe(true);
    go();
    await waitFor(() => expect(done).toBe(1));
  });
});

type Answers = ReturnType<typeof useAnswers>['store'];

function Interview({ held, question }: { readonly held: { store?: Answers }; readonly question: string }) {
  held.store = useAnswers(session, 0, [], () => ({ page: '', question })).store;
  return null;
}

describe('an answer', () => {
  it('that could not be saved is not lost, and a lock is told that something is not saved', async () => {
    const question = 'safety-contact';
    const held: { store?: Answers } = {};
    here.show(<Interview held={held} question={question} />);
    const answers = async () =>
      (await here.do('screeningShow', { screeningId: session.id })).answers.map((one) => [
        one.question,
        one.value,
      ]);
    here.line.refuse('screeningAnswer');
    held.store?.put(question, { state: 'answered', value: 'By letter to Ines' }, 'now');
    expect(await saveEverything()).toBe(false);
    expect(held.store?.get(question)?.value).toBe('By letter to Ines');
    expect(await answers()).toEqual([]);
    here.line.heal();
    expect(await saveEverything()).toBe(true);
    expect(await answers()).toEqual([[question, 'By letter to Ines']]);
  });
});
