/** @file The interface's words. One catalogue per feature; keys are checked by the compiler. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import audit from './en/audit.json';
import bundles from './en/bundles.json';
import cases from './en/cases.json';
import common from './en/common.json';
import consent from './en/consent.json';
import contact from './en/contact.json';
import dates from './en/dates.json';
import evidence from './en/evidence.json';
import facts from './en/facts.json';
import forms from './en/forms.json';
import handover from './en/handover.json';
import help from './en/help.json';
import interview from './en/interview.json';
import packs from './en/packs.json';
import people from './en/people.json';
import privilege from './en/privilege.json';
import search from './en/search.json';
import settings from './en/settings.json';
import shell from './en/shell.json';
import situation from './en/situation.json';
import today from './en/today.json';
import unlock from './en/unlock.json';
import vault from './en/vault.json';
import worksheets from './en/worksheets.json';
import { INTERPOLATION } from './isolate.ts';

export const english = {
  audit,
  bundles,
  cases,
  common,
  consent,
  contact,
  dates,
  evidence,
  facts,
  forms,
  handover,
  help,
  interview,
  packs,
  people,
  privilege,
  search,
  settings,
  shell,
  situation,
  today,
  unlock,
  vault,
  worksheets,
};

/** Resolves once `t` can be used. React escapes what it shows; i18next only keeps names from reordering sentences. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(english),
    resources: { en: english },
    interpolation: INTERPOLATION,
    returnNull: false,
  });
}
