export const Person = () => <p>A person</p>;
