import type { Decoder } from '../../evidence/decoder.ts';
export type Rows = Decoder;
