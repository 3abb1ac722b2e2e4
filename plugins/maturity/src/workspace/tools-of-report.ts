import { join } from 'node:path';
import type { Component } from './read-component.js';
import { recordedTools } from './recorded-tools.js';
import { readExisting } from './read-existing.js';

/** The versions by tool that the report of a component names at this moment. */
export function toolsOfReport(
  { root }: Pick<Component, 'root'>,
  workspaceRoot: string,
): Record<string, string> {
  const existing = readExisting(join(workspaceRoot, root, 'MATURITY.md'));
  return existing.ok ? recordedTools(existing.bytes) : {};
}
