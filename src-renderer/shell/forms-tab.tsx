/** @file Forms and packs: what is filled in at a desk for one person, from what is recorded. */
import type { CaseView } from '../../src-main/contract/cases.ts';
import PacksSection from '../features/packs/packs-section.tsx';
import FormsSection from '../features/worksheets/forms-section.tsx';
import { NobodyYet } from './nobody-yet.tsx';

export default function FormsTab({ view }: { readonly view: CaseView }) {
  if (view.people.length === 0) return <NobodyYet view={view} tab="forms" />;
  return (
    <>
      <FormsSection view={view} />
      <PacksSection view={view} />
    </>
  );
}
