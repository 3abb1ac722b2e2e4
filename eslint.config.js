import eslint from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What each package may import of the others, and whether it may touch files, processes or Nx. */
const boundaries = [
  { files: ['libs/model/src/**'], forbidden: ['@tta/*', 'nx', 'nx/*', '@nx/*'] },
  {
    files: ['libs/collectors/src/**'],
    forbidden: ['@tta/maturity', '@tta/maturity-assessment', '@tta/maturity-document', 'nx', 'nx/*', '@nx/*'],
  },
  {
    files: ['libs/assessment/src/**', 'libs/document/src/**'],
    except: ['**/*.spec.ts', 'libs/document/src/fuzz/**'],
    forbidden: [
      '@tta/maturity',
      '@tta/maturity-collectors',
      'nx',
      'nx/*',
      '@nx/*',
      'execa',
      'node:fs',
      'node:fs/promises',
      'node:child_process',
      'node:http',
    ],
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/fixtures/**', '**/files/**', 'tmp/**', '.nx/**', 'reports/**', '.venv/**'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A cast to what a JSON text or a fixed-size list is known to hold says so in the type.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Contradicts no-non-null-assertion: `list[0] as T` after a length check says what it is sure of.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      'no-restricted-imports': ['error', { paths: ['child_process', 'node:child_process'] }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.run.ts', '**/e2e/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Specs look into JSON that programs have written, as it comes: what is not as expected fails the test.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['plugins/maturity/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nx/devkit',
              allowTypeImports: true,
              message: 'See src/devkit.ts: not every workspace has it.',
            },
          ],
        },
      ],
    },
  },
  ...boundaries.map(({ files, except, forbidden }) => ({
    files,
    ...(except && { ignores: except }),
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: forbidden, message: 'See "Layout" in CONTRIBUTING.md.' }] },
      ],
    },
  })),
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
  { files: ['**/*.spec.js'], languageOptions: { globals: globals.jest } },
);
