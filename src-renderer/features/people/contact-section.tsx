/** @file How each person of the case can be reached safely, and in which language. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { KeptWords } from './kept-words.tsx';
import classes from './people.module.css';
import { spokenWith } from './spoken-with.ts';

export default function ContactSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('people');
  const { go } = useNavigation();
  return (
    <Section
      title={t('contact.title')}
      about={t('contact.about')}
      actions={
        <Anchor
          component="button"
          type="button"
          onClick={() => go({ at: 'case', caseId: view.id, tab: 'people' })}
        >
          {t('contact.change')}
        </Anchor>
      }
    >
      {view.people.length === 0 ? (
        <p className="quiet">{t('empty.title')}</p>
      ) : (
        <ul className={classes.list}>
          {view.people.map((person) => (
            <li key={person.id} className={classes.card}>
              <div className={classes.who}>
                <h3 className={classes.name}>
                  <bdi>{person.name}</bdi>
                </h3>
                <p className={classes.role}>{t(`role.${person.role}`)}</p>
              </div>
              <div className={classes.facts}>
                <Spoken person={person} />
                {person.safeContact === '' ? (
                  <p className="quiet">{t('contact.none')}</p>
                ) : (
                  <KeptWords person={person} />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Spoken({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('people');
  const facts = spokenWith(t, person);
  return facts.length === 0 ? null : <p>{facts.join(' · ')}</p>;
}
