import { window } from '../app/windows.ts';
export const shown = window;
