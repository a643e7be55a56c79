import { facts } from '../disclosure/collect.ts';
export const page = facts;
