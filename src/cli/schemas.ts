import process from 'node:process';
import { writeEditorSchemas } from '../manual/editor-schemas.ts';
import { buildPlan } from './build-state.ts';

/** Writes the JSON Schemas that editors check course files by, and names them in each YAML file that does not. */
export async function run(): Promise<void> {
  const { courses } = buildPlan(process.env);
  const written = writeEditorSchemas(courses);
  const said = written.length > 0 ? written.map((path) => `written: ${path}`) : ['everything is current'];
  process.stdout.write(`${said.join('\n')}\n`);
}
