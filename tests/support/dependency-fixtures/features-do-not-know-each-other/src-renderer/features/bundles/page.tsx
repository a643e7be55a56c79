import { Person } from '../people/person.tsx';
export const Page = () => <Person />;
