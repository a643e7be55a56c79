/** @file Forms and packs: what is filled in at a desk for one person, from what is recorded. */
import type { CaseView } from '../../src-main/contract/cases.ts';
import FormsSection from '../features/worksheets/forms-section.tsx';
import { NobodyYet } from './nobody-yet.tsx';

export default function FormsTab({ view }: { readonly view: CaseView }) {
  return view.people.length === 0 ? <NobodyYet view={view} tab="forms" /> : <FormsSection view={view} />;
}
