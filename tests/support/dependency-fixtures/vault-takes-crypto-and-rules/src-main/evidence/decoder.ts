export interface Decoder {
  readonly pages: number;
}
