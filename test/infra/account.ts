/** An account number that nobody has. */
export const ACCOUNT = '111122223333';
