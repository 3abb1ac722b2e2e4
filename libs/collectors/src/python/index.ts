export { countSuppressions, type SuppressionComments } from './count-suppressions.js';
export { findImports, type PythonImport } from './find-imports.js';
export { scanPython, type PythonComment, type PythonScan } from './scan-python.js';
