import { build } from 'vite';
export const typeset = build;
