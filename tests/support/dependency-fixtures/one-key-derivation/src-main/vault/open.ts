import { hash } from '@node-rs/argon2';
export const derive = hash;
