import { join } from 'node:path';
export const Page = () => <p>{join('a', 'b')}</p>;
