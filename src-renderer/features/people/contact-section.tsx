/** @file How each person of the case can be reached safely, and in which language. */

import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import { Changing } from '../../ui/changing.tsx';
import { FewOf } from '../../ui/few-of.tsx';
import { LineSection } from '../../ui/line-section.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { KeptWords } from './kept-words.tsx';
import classes from './people.module.css';
import { spokenWith } from './spoken-with.ts';

export default function ContactSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('people');
  const { go } = useNavigation();
  return (
    <LineSection
      title={t('contact.title')}
      sum={t('contact.about')}
      actions={
        <Changing>
          <Anchor
            component="button"
            type="button"
            onClick={() => go({ at: 'case', caseId: view.id, tab: 'people' })}
          >
            {t('contact.change')}
          </Anchor>
        </Changing>
      }
    >
      {view.people.length === 0 ? (
        <p className="quiet">{t('empty.title')}</p>
      ) : (
        <FewOf
          name="safe-contact"
          label={t('contact.title')}
          items={view.people}
          few={3}
          stays={({ safeContact }) => safeContact !== ''}
        >
          {(shown) => (
            <ul className={classes.list}>
              {shown.map((person) => (
                <li key={person.id} className={classes.reached}>
                  <h3 className={classes.name}>
                    <bdi>{person.name}</bdi>{' '}
                    <span className={classes.roleBeside}>{t(`role.${person.role}`)}</span>
                  </h3>
                  <div className={classes.facts}>
                    <Spoken person={person} />
                    {person.safeContact === '' ? null : <KeptWords person={person} />}
                  </div>
                  {person.safeContact === '' ? <p className="quiet">{t('contact.none')}</p> : null}
                </li>
              ))}
            </ul>
          )}
        </FewOf>
      )}
    </LineSection>
  );
}

function Spoken({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('people');
  const facts = spokenWith(t, person);
  return facts.length === 0 ? null : <p>{facts.join(' · ')}</p>;
}
