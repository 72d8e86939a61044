import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';

/** Something that was measured. */
export interface Finding {
  name: string;
  value: number;
  unit: string;
  /** What it should be, where something is promised. */
  target?: { atLeast: number } | { atMost: number };
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

/** Prints the findings as a table and writes them to `file` as JSON. */
export function report(findings: readonly Finding[], file: string): void {
  const machine = { cores: availableParallelism(), node: process.version, platform: process.platform };
  console.log(`\n${machine.cores} cores, Node ${machine.node}, ${machine.platform}; medians\n`);
  for (const finding of findings) console.log(row(finding));
  const judged = findings.map((finding) => ({ ...finding, meets: meets(finding) }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), machine, findings: judged }, null, 2)}\n`,
  );
  console.log(`\nAs JSON: ${file}`);
}

/** Whether a finding keeps what is promised; undefined where nothing is. */
export function meets({ value, target }: Finding): boolean | undefined {
  if (!target) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

function row(finding: Finding): string {
  const { name, value, unit, target } = finding;
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  const figure = `${value.toFixed(digits).padStart(9)} ${unit.padEnd(5)}`;
  if (!target) return `  ${name.padEnd(56)}${figure}`;
  const promise = 'atLeast' in target ? `at least ${target.atLeast}` : `at most ${target.atMost}`;
  return `  ${name.padEnd(56)}${figure}  ${meets(finding) ? 'meets ' : 'MISSES'}  ${promise}`;
}
