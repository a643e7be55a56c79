/** What is released is searched once more in the finished file: its pages, what it says about itself, and its name. */
import { expect, it } from 'vitest';
import type { NotificationLine, NotificationView } from '../../../src-main/contract/notification.ts';
import { nameIdentifiers } from '../../../src-main/core/worksheets/known-identifiers.ts';
import { typesetFieldSheet } from '../../../src-main/documents/field-sheet.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { requireSilent } from '../../../src-main/usecases/worksheets/notification-export.ts';

const known = nameIdentifiers(['Maria Popescu'], 'Name', true);
const line = (kind: NotificationLine['kind'], text: string): NotificationLine => ({
  question: kind,
  title: 'What happened',
  kind,
  text,
  found: [],
  beside: null,
  look: '',
});
function searched(over: { title?: string; fileName?: string; lines?: readonly NotificationLine[] }) {
  const { title = 'A report', fileName = 'A report.pdf', lines = [line('text', 'She left.')] } = over;
  const bytes = typesetFieldSheet(findResources().folder, {
    title,
    label: 'Not the official form',
    facts: [],
    createdAt: '2026-11-24T10:00:00.000+00:00',
    fields: lines.map((one) => ({ title: one.title, text: one.text })),
  });
  const view = { title: 'A report', label: 'Not the official form' } as NotificationView;
  return requireSilent({ view, facts: [], goes: lines, known, bytes, fileName });
}
const says = (where: string, text: string) => ({
  code: 'not-ready',
  found: expect.arrayContaining([{ code: 'notification-still-says', params: { where, text } }]),
});

it('goes where nothing says who somebody is', () => searched({}));

it('is held by a name on a page', () =>
  expect(searched({ lines: [line('text', 'Then Maria\nPopescu left.')] })).rejects.toMatchObject(
    says('pages', 'Maria'),
  ));

it('is held by a name in what the file says about itself', () =>
  expect(searched({ title: 'Report on Popescu' })).rejects.toMatchObject(says('about', 'Popescu')));

it('is held by a name in the name of the file', () =>
  expect(searched({ fileName: 'maria popescu.pdf' })).rejects.toMatchObject(says('name', 'maria popescu')));

it('goes with the name that the person agrees to give', () =>
  searched({ lines: [line('named', 'Maria Popescu'), line('text', 'She left.')] }));
