/** @file The contacts of a person, the latest first: written down in a few keys, and only ever added to. */
import { Button, Checkbox, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import type { ContactsView, ContactView } from '../../../src-main/contract/contact.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type KeptForm, useBegun, useFormDraft } from '../../bridge/form-draft.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FewOf } from '../../ui/few-of.tsx';
import { useFold } from '../../ui/fold.ts';
import { LineSection } from '../../ui/line-section.tsx';
import classes from './contact.module.css';
import type { ContactDraft } from './contact-draft.ts';
import { ContactForm } from './contact-form.tsx';
import { TOUCHED } from './touched.ts';

export function ContactLog({ view, person }: { readonly view: CaseView; readonly person: PersonView }) {
  const { t } = useTranslation('contact');
  const place = { kind: 'contact', subject: person.id } as const;
  // What was begun before an interruption opens by itself.
  const { open: adding, kept, setOpen: setAdding } = useBegun<keyof ContactDraft | 'field'>(place);
  const { data, error } = useRead('contactList', { caseId: view.id, personId: person.id });
  const contacts = data?.contacts ?? [];
  const fold = useFold('contacts', contacts.length > 0 || adding);
  const add = () => {
    fold.set(true);
    setAdding(true);
  };
  return (
    <LineSection
      title={t('log.title')}
      sum={data === undefined ? undefined : contacts.length === 0 ? t('log.none') : <Sum {...data} />}
      actions={
        adding ? undefined : (
          <Changing>
            <Button onClick={add}>{t('log.add')}</Button>
          </Changing>
        )
      }
      fold={fold}
    >
      {adding || contacts.length === 0 ? <p className={classes.about}>{t('log.about')}</p> : null}
      {error === null ? null : <ErrorPanel error={error} />}
      {adding ? <ContactForm person={person} kept={kept} onDone={() => setAdding(false)} /> : null}
      <FewOf name="contacts" label={t('log.title')} items={contacts} few={2}>
        {(shown) => (
          <ul className={classes.list} aria-label={t('log.title')}>
            {shown.map((one) => (
              <ContactCard key={one.id} contact={one} />
            ))}
          </ul>
        )}
      </FewOf>
    </LineSection>
  );
}

/** How many, the last, the next; and what was said of safety then, which may not stand in a fold. */
function Sum({ today, contacts }: ContactsView) {
  const { t } = useTranslation('contact');
  const held = contacts.filter(({ mistaken }) => !mistaken);
  const [last] = held;
  const next = held.find(({ nextOn }) => nextOn !== null && nextOn >= today)?.nextOn ?? null;
  return (
    <>
      {[
        t('log.count', { count: contacts.length }),
        last === undefined ? '' : t('log.last', { day: formatFuzzyDate(last.heldOn) }),
        next === null ? '' : t('log.next', { day: formatDay(next) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      {last?.safe === 'no' ? <p className={classes.warned}>{t('log.unsafe')}</p> : null}
      {last?.threats === true ? <p className={classes.warned}>{t('log.threats')}</p> : null}
    </>
  );
}

function ContactCard({ contact: one }: { readonly contact: ContactView }) {
  const { t } = useTranslation('contact');
  const { open: adding, kept, setOpen: setAdding } = useBegun(placeOfAddendum(one));
  const day = [formatFuzzyDate(one.heldOn), one.time].filter(Boolean).join(', ');
  const who = one.withWhom === '' ? t(`reached.${one.reached}`) : one.withWhom;
  const facts = [
    t(`channel.${one.channel}`),
    who,
    one.address,
    t('log.heldBy', { name: one.heldBy }),
    one.language === '' ? '' : t('log.spoken', { language: one.language }),
    one.interpreter === '' ? '' : t('log.interpreted', { name: one.interpreter }),
    `${t('field.safe')} ${t(`safe.${one.safe}`)}`,
    one.nextOn === null ? '' : t('log.next', { day: formatDay(one.nextOn) }),
  ].filter((fact) => fact !== '');
  const said = [
    [t('log.explained'), one.explained],
    [t('log.wishes'), one.wishes],
    [t('log.note'), one.note],
  ].filter(([, words]) => words !== '');
  return (
    <li className={classes.item} data-contact={one.id} data-thing={one.id} data-quiet={one.mistaken}>
      <div className={classes.head}>
        <h3 className={`${classes.title} figures`}>{day}</h3>
        {adding ? null : (
          <Changing>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t('log.correctOf', { day })}
              onClick={() => setAdding(true)}
            >
              {t('log.correct')}
            </Button>
          </Changing>
        )}
      </div>
      <p className={classes.facts}>
        {facts.map((fact) => (
          <bdi key={fact}>{fact}</bdi>
        ))}
      </p>
      {one.mistaken ? <p>{t('log.mistaken')}</p> : null}
      {one.threats ? <p>{t('log.threats')}</p> : null}
      {one.breach === '' ? null : <p>{t('log.breach', { why: one.breach })}</p>}
      {one.outside === '' ? null : <p>{t('log.outside', { hours: one.outside })}</p>}
      {said.map(([label, words]) => (
        <p key={label} className={classes.said} dir="auto">
          <span className="quiet">{label}</span> {words}
        </p>
      ))}
      <p className="quiet">{t('log.recorded', { when: formatMoment(one.at), name: one.by })}</p>
      {one.addenda.map((added) => (
        <p key={`${added.at} ${added.text}`} className={classes.said} dir="auto">
          <span className="quiet">{t('log.added', { when: formatMoment(added.at), name: added.by })}</span>{' '}
          {added.text}
        </p>
      ))}
      {adding ? <AddendumForm contact={one} kept={kept} onDone={() => setAdding(false)} /> : null}
    </li>
  );
}

const placeOfAddendum = ({ id }: ContactView) => ({ kind: 'addendum', subject: id }) as const;

function AddendumForm(props: {
  readonly contact: ContactView;
  readonly kept: KeptForm | null;
  readonly onDone: () => void;
}) {
  const { contact, kept, onDone } = props;
  const { t } = useTranslation(['contact', 'common']);
  const begin = () => ({ text: '', mistaken: false });
  const { draft, set, noLongerKept, onForm } = useFormDraft(placeOfAddendum(contact), kept, begin);
  const { text, mistaken } = draft;
  const close = () => {
    noLongerKept();
    onDone();
  };
  const write = useWrite('contactCorrect', TOUCHED);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { contactId: contact.id, text: text.trim(), mistaken };
    if (input.text !== '') write.mutate(input, { onSuccess: close });
  };
  return (
    <form {...onForm} onSubmit={submit} className={classes.form}>
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxLength={20_000}
        label={t('contact:log.text')}
        value={text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {contact.mistaken ? null : (
        <Checkbox
          size="md"
          label={t('contact:log.isMistaken')}
          checked={mistaken}
          onChange={(event) => set({ mistaken: event.currentTarget.checked })}
        />
      )}
      {write.error === null ? null : <ErrorPanel error={write.error} />}
      <div className={classes.actions}>
        <Button type="submit" disabled={text.trim() === '' || write.isPending}>
          {t('contact:log.correct')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </form>
  );
}
