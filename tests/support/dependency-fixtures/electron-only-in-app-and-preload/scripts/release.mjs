import { app } from 'electron';

export const release = app;
