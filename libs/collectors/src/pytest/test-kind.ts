/** The two kinds of tests that a record declares. */
export type TestKind = 'unit' | 'integration';
