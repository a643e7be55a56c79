/**
 * @file The page may not turn text into code, and the checker of forms must not try: imported first, so that
 * it is set before any schema is made.
 */
import { config } from 'zod';

config({ jitless: true });
