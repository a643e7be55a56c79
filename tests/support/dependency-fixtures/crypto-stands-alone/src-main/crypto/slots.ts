import type { Header } from '../vault/header.ts';
export type Slots = Header;
