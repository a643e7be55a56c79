/** @file Contact and dates: how each person is reached safely, and every day that is known. */
import type { CaseView } from '../../src-main/contract/cases.ts';
import DatesSection from '../features/cases/dates-section.tsx';
import ContactOfCase from '../features/contact/contact-of-case.tsx';
import DatesOfCase from '../features/dates/dates-of-case.tsx';
import ContactSection from '../features/people/contact-section.tsx';

export default function ContactTab({ view }: { readonly view: CaseView }) {
  return (
    <>
      <DatesSection view={view}>
        <DatesOfCase view={view} />
      </DatesSection>
      <ContactOfCase view={view} />
      <ContactSection view={view} />
    </>
  );
}
